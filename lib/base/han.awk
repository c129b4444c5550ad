# SPDX-License-Identifier: ISC
# han - the tables behind han.c, from Unihan_Variants.txt and Unihan_Readings.txt on standard input.

# The code point of "U+4E00", with a source behind it or without ("U+4E00<kMatthews").
function point(text,    i, n, digit) {
	for (i = 3; i <= length(text) && (digit = index("0123456789ABCDEF", substr(text, i, 1))); i++)
		n = n * 16 + digit - 1
	return n + 0
}

# Adds a syllable to the readings of a character, once; one with u umlaut is typed with v and with u.
function learn(c, syllable,    plain) {
	if (syllable !~ /^[a-z]+$/)
		return
	if (index(" " heard[c] " ", " " syllable " ") == 0)
		heard[c] = heard[c] (heard[c] == "" ? "" : " ") syllable
	plain = syllable
	if (gsub("v", "u", plain))
		learn(c, plain)
}

# Pinyin without its tones.
function toneless(text) {
	gsub("ā|á|ǎ|à", "a", text)
	gsub("ē|é|ě|è|ê|ế|ề", "e", text)
	gsub("ī|í|ǐ|ì", "i", text)
	gsub("ō|ó|ǒ|ò", "o", text)
	gsub("ū|ú|ǔ|ù", "u", text)
	gsub("ü|ǖ|ǘ|ǚ|ǜ", "v", text)
	gsub("ń|ň|ǹ", "n", text)
	gsub("ḿ", "m", text)
	gsub("\314\200|\314\201|\314\204|\314\210|\314\214", "", text)
	return text
}

# "0121.040:chang 1456.020:zhang", "63680.020:zhong,chong", "zhang(1879) chang(1179)" or "zhang".
function learn_all(c, text,    i, n, list) {
	gsub("[0-9.*]+:|[(][0-9]+[)]", "", text)
	n = split(toneless(text), list, "[ ,]")
	for (i = 1; i <= n; i++)
		learn(c, list[i])
}

# Of several simplified forms itself for a standard character, else the first that is standard, else the first.
function chosen(c, list,    i, n, part, other, first, fit) {
	n = split(list, part, " ")
	for (i = 1; i <= n; i++) {
		other = point(part[i])
		if (other == c && (c in standard))
			return c
		if (other != c && !first)
			first = other
		if (other != c && !fit && (other in standard))
			fit = other
	}
	return fit ? fit : first ? first : c
}

# Standard characters stay, unless Unihan knows another form alone. What has no simplified form but
# is another way to write a character (裏 of 裡) takes that of the other.
function simplified(c, depth,    other) {
	if (c in simple)
		other = chosen(c, simple[c])
	else if (!(c in standard) && (c in same))
		other = chosen(c, same[c])
	else
		return c
	return other == c || depth > 3 ? c : simplified(other, depth + 1)
}

function number_of_set(text,    i, n, part) {
	if (text in set_of)
		return set_of[text]
	n = split(text, part, " ")
	set_of[text] = set_size + 0
	for (i = 1; i <= n; i++) {
		if (!(part[i] in number)) {
			number[part[i]] = ++syllables
			syllable[syllables] = part[i]
		}
		set[set_size++] = number[part[i]]
	}
	set[set_size++] = 0
	return set_of[text]
}

function table(declaration, values, n,    i) {
	printf "%s = {", declaration
	for (i = 0; i < n; i++)
		printf "%s%s,", i % 16 ? " " : "\n\t", values[i] + 0
	print "\n};"
}

BEGIN {
	FS = "\t"
	first = 13312   # U+3400
	last = 40959    # U+9FFF
	set[set_size++] = 0
}

/^U\+/ {
	c = point($1)
	if (!(c in seen)) {
		seen[c] = 1
		if (c < first || c > last)
			far[far_count++] = c
	}
}
$2 == "kSimplifiedVariant" { simple[c] = $3 }
$2 == "kSemanticVariant" { same[c] = $3 }
$2 == "kZVariant" && !(c in same) { same[c] = $3 }
$2 == "kTGHZ2013" { standard[c] = 1 }
$2 == "kMandarin" { mandarin[c] = $3 }
$2 == "kTGHZ2013" || $2 == "kXHC1983" || $2 == "kHanyuPinlu" { modern[c] = modern[c] " " $3 }
$2 == "kHanyuPinyin" { old[c] = $3 }

function readings(c,    other) {
	learn_all(c, mandarin[c])
	learn_all(c, (c in modern) ? modern[c] : old[c])
	other = simplified(c, 0)
	if (other != c) {
		learn_all(c, mandarin[other])
		learn_all(c, modern[other])
	}
	return heard[c]
}

END {
	for (c = first; c <= last; c++) {
		near_set[c - first] = number_of_set(readings(c))
		to = simplified(c, 0)
		near_simple[c - first] = to == c ? 0 : to <= 65535 ? to : 1
		if (to > 65535)
			far[far_count++] = c
	}
	# Beyond the first plane those alone that are standard or another form of such a character.
	for (i = 0; i < far_count; i++) {
		c = far[i]
		to = simplified(c, 0)
		if (to != c || (c in standard))
			rare[c] = number_of_set(readings(c))
	}
	print "/* Made by han.awk from Unihan; not to be edited. */"
	table("static const uint16_t near_set[]", near_set, last - first + 1)
	table("static const uint16_t near_simple[]", near_simple, last - first + 1)
	table("static const uint16_t set_member[]", set, set_size)
	print "static const char syllable[][8] = {\n\t\"\","
	for (i = 1; i <= syllables; i++)
		printf "\t\"%s\",\n", syllable[i]
	print "};\nstatic const struct rare { uint32_t from, to; uint16_t set; } rare_table[] = {"
	for (c = first; c <= 262143; c++)
		if (c in rare)
			printf "\t{ %d, %d, %d },\n", c, simplified(c, 0), rare[c]
	print "};"
}
