#include "cpage.h"
static const unsigned char index_html[] = {
#embed "../Workshop/Page/index.html"
};
static const unsigned char answer_js[] = {
#embed "../Workshop/Page/answer.js"
};
static const unsigned char app_js[] = {
#embed "../Workshop/Page/app.js"
};
static const unsigned char charts_js[] = {
#embed "../Workshop/Page/charts.js"
};
static const unsigned char connection_js[] = {
#embed "../Workshop/Page/connection.js"
};
static const unsigned char controls_js[] = {
#embed "../Workshop/Page/controls.js"
};
static const unsigned char dom_js[] = {
#embed "../Workshop/Page/dom.js"
};
static const unsigned char numbers_js[] = {
#embed "../Workshop/Page/numbers.js"
};
static const unsigned char panels_js[] = {
#embed "../Workshop/Page/panels.js"
};
static const unsigned char qr_js[] = {
#embed "../Workshop/Page/qr.js"
};
static const unsigned char style_css[] = {
#embed "../Workshop/Page/style.css"
};
static const unsigned char texts_js[] = {
#embed "../Workshop/Page/texts.js"
};
static const cpage_file files[] = {
  {"index.html", index_html, sizeof index_html},
  {"answer.js", answer_js, sizeof answer_js},
  {"app.js", app_js, sizeof app_js},
  {"charts.js", charts_js, sizeof charts_js},
  {"connection.js", connection_js, sizeof connection_js},
  {"controls.js", controls_js, sizeof controls_js},
  {"dom.js", dom_js, sizeof dom_js},
  {"numbers.js", numbers_js, sizeof numbers_js},
  {"panels.js", panels_js, sizeof panels_js},
  {"qr.js", qr_js, sizeof qr_js},
  {"style.css", style_css, sizeof style_css},
  {"texts.js", texts_js, sizeof texts_js},
};
size_t cpage_count(void) { return sizeof files / sizeof *files; }
cpage_file cpage(size_t index) { return index < cpage_count() ? files[index] : files[0]; }
