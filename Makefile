# SPDX-License-Identifier: ISC
# Everything is built below build/; a new program, file or page edits no list here.
PREFIX ?= /usr/local
B := build
CFLAGS ?= -O2 -g
WARN := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wformat=2 -Wstrict-prototypes \
	-Wno-missing-field-initializers -Werror=format-security
DEFS := -std=c11 -D_XOPEN_SOURCE=700 -D_FILE_OFFSET_BITS=64 -DSHARE='"$(PREFIX)/share/crm"'
# Linked in, for the start-up time of small programs: half of it is the loading of shared libraries.
LIBS := -Wl,-Bstatic -lsqlite3 -ljansson -lutf8proc -lcsv -Wl,-Bdynamic -lm

lib_obj := $(patsubst %.c,$(B)/%.o,$(wildcard lib/*/*.c))
programs := $(patsubst cmd/%.c,$(B)/bin/%,$(wildcard cmd/*.c))

all: $(programs)

$(B)/bin/%: $(B)/cmd/%.o $(B)/libcrm.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libcrm.a $(LIBS)

$(B)/libcrm.a: $(lib_obj)
	@rm -f $@
	$(AR) rcs $@ $^

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(WARN) $(DEFS) -Ilib -MMD -MP -c -o $@ $<

clean:
	rm -rf $(B)

.PHONY: all clean
.SECONDARY:
-include $(lib_obj:.o=.d) $(programs:$(B)/bin/%=$(B)/cmd/%.d)
