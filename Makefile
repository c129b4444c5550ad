# SPDX-License-Identifier: ISC
# Everything is built below build/; a new program, library file, page, report or language edits no list here.
PREFIX ?= /usr/local
B ?= build
CFLAGS ?= -O2 -g
WARN := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wformat=2 -Wstrict-prototypes \
	-Wno-missing-field-initializers -Werror=format-security
DEFS := -std=c11 -D_XOPEN_SOURCE=700 -D_FILE_OFFSET_BITS=64 -DSHARE='"$(PREFIX)/share/crm"' -Ilib -I$(B)/lib
# Linked in, for the start-up time of small programs: half of it is the loading of shared libraries.
LIBS := -Wl,-Bstatic -lsqlite3 -ljansson -lutf8proc -lcsv -lmd -Wl,-Bdynamic -lm
# Of one program alone: libs_PROGRAM.
libs_crm-convert := -lexpat -lxlsxwriter -lz
# Pango is of crm-print alone, which is not built where it is missing.
PANGO := $(shell pkg-config --exists pangocairo 2>/dev/null && pkg-config --cflags-only-I pangocairo)
libs_crm-print := $(if $(PANGO),$(shell pkg-config --libs pangocairo))
unbuilt := $(if $(PANGO),,lib/rows/paper.c cmd/crm-print.c share/man/%/crm-print.1)
$(if $(PANGO),,$(info crm-print is not built: it needs the library Pango (package libpango1.0-dev)))
SANITIZE := -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all -fsanitize=address,undefined
FUZZ_SECONDS ?= 60

lib_obj := $(patsubst %.c,$(B)/%.o,$(filter-out $(unbuilt),$(wildcard lib/*/*.c)))
cmd_obj := $(patsubst %.c,$(B)/%.o,$(filter-out $(unbuilt),$(wildcard cmd/*.c)))
programs := $(cmd_obj:$(B)/cmd/%.o=$(B)/bin/%)
shared := $(patsubst share/%,$(B)/share/%,$(filter-out $(unbuilt),$(wildcard share/man/man*/*.[1-8] \
	share/man/*/man*/*.[1-8]) $(wildcard share/reports/* share/measures/* share/templates/*)) \
	$(patsubst %.po,%.mo,$(wildcard share/locale/*/LC_MESSAGES/*.po)))
units := $(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/test_*.c))
fuzzers := $(patsubst tests/fuzz/%.c,$(B)/fuzzer/%,$(wildcard tests/fuzz/*.c))

all: $(programs) $(shared)
objects: $(lib_obj) $(cmd_obj) $(units:=.o)
units: $(units)
fuzzers: $(fuzzers)

$(B)/bin/%: $(B)/cmd/%.o $(B)/libcrm.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@.new $< $(B)/libcrm.a $(LIBS) $(libs_$*) && mv $@.new $@

$(B)/libcrm.a: $(lib_obj)
	@rm -f $@
	$(AR) rcs $@ $^

$(B)/lib/rows/paper.o: DEFS += $(PANGO:-I%=-isystem %)

$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(WARN) $(DEFS) -MMD -MP -c -o $@ $<

# What base knows of Chinese characters comes from Unihan (package unicode-data).
UNIHAN ?= /usr/share/unicode
$(B)/lib/base/han.o: $(B)/lib/base/han_table.h
$(B)/lib/base/han_table.h: lib/base/han.awk
	@mkdir -p $(@D)
	bzcat $(UNIHAN)/Unihan_Variants.txt.bz2 $(UNIHAN)/Unihan_Readings.txt.bz2 | LC_ALL=C awk -f $< >$@.new && mv $@.new $@

$(B)/unit/%.o: tests/unit/%.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(WARN) $(DEFS) -MMD -MP -c -o $@ $<

$(B)/unit/%: $(B)/unit/%.o $(B)/libcrm.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libcrm.a $(libs_crm-convert) $(LIBS) -lcmocka

$(B)/fuzzer/%: tests/fuzz/%.c $(B)/libcrm.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(DEFS) -fsanitize=fuzzer -o $@ $< $(B)/libcrm.a $(libs_crm-convert) $(LIBS)

# Other flags, another PREFIX: everything is made anew.
$(B)/flags: .FORCE
	@mkdir -p $(@D)
	@echo "$(CC) $(CFLAGS) $(WARN) $(DEFS)" | cmp -s - $@ || echo "$(CC) $(CFLAGS) $(WARN) $(DEFS)" >$@

# A page of a program is written around the parts that its tables know (PROGRAM --mdoc).
$(B)/share/man/man1/%.1: share/man/man1/%.1 share/man/weave.awk $(B)/bin/%
	@mkdir -p $(@D)
	LC_ALL=C $(B)/bin/$* --mdoc | awk -f share/man/weave.awk - $< >$@.new && mv $@.new $@

# The same in Chinese, where lines must be broken by width, too.
$(B)/share/man/zh_CN/man1/%.1: share/man/zh_CN/man1/%.1 share/man/weave.awk share/man/wrap.awk $(B)/bin/% \
    $(B)/share/locale/zh_CN/LC_MESSAGES/crm.mo
	@mkdir -p $(@D)
	LC_ALL=C.UTF-8 LANGUAGE=zh_CN CRM_SHARE=$(B)/share $(B)/bin/$* --mdoc | \
	    awk -f share/man/weave.awk - $< | LC_ALL=C awk -f share/man/wrap.awk >$@.new && mv $@.new $@

$(B)/share/man/zh_CN/%: share/man/zh_CN/% share/man/wrap.awk
	@mkdir -p $(@D)
	LC_ALL=C awk -f share/man/wrap.awk $< >$@.new && mv $@.new $@

$(B)/share/%.mo: share/%.po
	@mkdir -p $(@D)
	msgfmt --check-format -o $@ $<

$(B)/share/%: share/%
	@mkdir -p $(@D)
	cp $< $@

# Texts marked _() and N_(), into the template and from there into every language.
pot:
	xgettext --from-code=UTF-8 -k_ -kN_ -kdie:2 -kwarn:1 -karena_said:2 -kreader_refuse:3 -kworkbook_refuse:2 --no-wrap --add-location=file --sort-by-file --omit-header -o - \
	    cmd/*.c lib/*/*.[ch] | cat share/locale/head.po - >share/locale/crm.pot
	for po in share/locale/*/LC_MESSAGES/crm.po; do \
	    msgmerge -q --no-wrap --no-fuzzy-matching --backup=none -U $$po share/locale/crm.pot; done

check: all units
	tests/check.sh $(B)
check-asan:
	$(MAKE) B=$(B)/asan CFLAGS='$(SANITIZE)' LDFLAGS=$(CURDIR)/tests/asan.c check
lint: all
	$(MAKE) -k B=$(B)/lint/gcc CC=gcc CFLAGS='-O2 -Werror' objects
	$(MAKE) -k B=$(B)/lint/clang CC=clang CFLAGS='-O2 -Werror' objects
	tests/lint.sh $(B) $(DEFS) $(PANGO:-I%=-isystem %)
fuzz:
	$(MAKE) B=$(B)/fuzz CC=clang CFLAGS='$(SANITIZE) -fsanitize=fuzzer-no-link' fuzzers
	for fuzzer in $(fuzzers:$(B)/%=$(B)/fuzz/%); do mkdir -p $$fuzzer.corpus && \
	    $$fuzzer -max_total_time=$(FUZZ_SECONDS) $$fuzzer.corpus || exit 1; done
bench: all
	tests/bench/run.sh
	tests/bench/sales.sh
	tests/bench/trade.sh
bench-data: all
	mkdir -p $(B)/bench
	tests/bench/data.sh $(B)/bench/data.db
crash: all
	tests/crash/crash.sh
install: all
	share/install.sh $(B) "$(DESTDIR)$(PREFIX)"
clean:
	rm -rf $(B)

.PHONY: all objects units fuzzers pot check check-asan lint fuzz bench bench-data crash install clean .FORCE
.SECONDARY:
.DELETE_ON_ERROR:
-include $(lib_obj:.o=.d) $(cmd_obj:.o=.d) $(units:=.d)
