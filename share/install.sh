#!/bin/sh
# SPDX-License-Identifier: ISC
# install.sh BUILD PREFIX - copies what was built, and what is read as it is, below PREFIX.
set -eu
build=$1
prefix=$2

# put MODE FOLDER FILE...
put() {
	mode=$1 folder=$prefix/$2
	shift 2
	install -d "$folder"
	install -m "$mode" "$@" "$folder"
}

put 755 bin "$build"/bin/*
for section in "$build"/share/man/man* "$build"/share/man/*/man*; do
	put 644 "share/${section#"$build"/share/}" "$section"/*
done
find "$build/share" -type f ! -path '*/man/*' | while read -r file; do
	folder=${file%/*}
	put 644 "share/crm${folder#"$build/share"}" "$file"
done
put 644 share/crm/demo share/demo/*.csv
put 755 share/crm/demo share/demo/*.sh
put 644 share/doc/crm README.md share/doc/*
put 644 lib/systemd/user share/systemd/*

# bash and fish look for a script of the program's own name; zsh reads which programs one serves.
put 644 share/bash-completion/completions completions/crm.bash
put 644 share/fish/vendor_completions.d completions/crm.fish
put 644 share/zsh/site-functions completions/_crm
for program in "$build"/bin/*; do
	ln -sf crm.bash "$prefix/share/bash-completion/completions/${program##*/}"
	[ "${program##*/}" = crm ] || ln -sf crm.fish "$prefix/share/fish/vendor_completions.d/${program##*/}.fish"
done
