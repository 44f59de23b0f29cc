#!/bin/sh
# Writes commit.swift into FOLDER: the last commit that changed what is built, with "+changes" where
# files differ from it; nil where nothing says it. An unchanged file is not written again, so that
# nothing is compiled for it.
# usage: commit.sh PACKAGE FOLDER
built="Package.swift Plugins Sources"
commit='$Format:%H$' # `git archive` fills this in.
cd "$1" || exit 1
case $commit in
'$'*)
  commit=
  # Not the commit of a repository that a copy of ours lies in.
  if [ "$(git rev-parse --show-toplevel 2>/dev/null)" = "$(pwd -P)" ]; then
    commit=$(git log -1 --format=%H -- $built)
    [ -z "$(git status --porcelain -- $built)" ] || commit=$commit+changes
  fi
  ;;
esac
[ -n "$commit" ] && text="\"$commit\"" || text=nil
line="let sourceCommit: String? = $text"
[ "$(cat "$2/commit.swift" 2>/dev/null)" = "$line" ] || echo "$line" >"$2/commit.swift"
