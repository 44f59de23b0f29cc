// GSL as Swift sees it. HAVE_INLINE before the includes is what inlines GSL's own small functions.
#ifndef CGSL_H
#define CGSL_H
#define HAVE_INLINE 1
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sf_exp.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#endif
