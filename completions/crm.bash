# SPDX-License-Identifier: ISC
# Completion for bash: each program is asked what may stand at the cursor (lib/cli/complete.c).

_crm() {
	local word open
	COMPREPLY=()
	[[ ${COMP_LINE:0:COMP_POINT} =~ [\'\"][^\ ]*$ ]] && open=1
	while IFS= read -r word; do
		if [[ $word == $'\tfiles' ]]; then
			compopt -o default
			continue
		fi
		[[ $word == *[=.] ]] && compopt -o nospace
		[[ $open ]] || printf -v word %q "$word"
		COMPREPLY+=("$word")
	done < <(COMP_LINE=${COMP_LINE:0:COMP_POINT} COMP_POINT=$COMP_POINT \
		COMP_WORDBREAKS=$COMP_WORDBREAKS "$1" --complete 2>/dev/null)
}

# Each program is a word of its own.
# shellcheck disable=SC2046
complete -F _crm crm $(compgen -c crm- | sort -u)
