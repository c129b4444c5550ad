/* SPDX-License-Identifier: ISC */
/* mailbox - addresses and their domains. */
#include "base/mailbox.h"

#include <stdlib.h>
#include <string.h>

/* Sorted. */
static const char *const providers[] = {
	"126.com", "139.com", "163.com", "163.net", "188.com", "189.cn", "21cn.com", "263.net", "aliyun.com", "aol.com",
	"chinaren.com", "citiz.net", "comcast.net", "eyou.com", "fastmail.com", "foxmail.com", "free.fr", "freenet.de",
	"gmail.com", "gmx.com", "gmx.de", "gmx.net", "googlemail.com", "hanmail.net", "hushmail.com", "icloud.com",
	"inbox.ru",
	"libero.it", "list.ru", "mac.com", "mail.com", "mail.ru", "me.com", "msn.com", "naver.com", "netease.com",
	"o2.pl",
	"online.sh.cn", "orange.fr", "outlook.com", "posteo.de", "proton.me", "protonmail.com", "qq.com", "rambler.ru",
	"rediffmail.com", "rocketmail.com", "seznam.cz", "sina.cn", "sina.com", "sina.com.cn", "sogou.com",
	"sohu.com", "t-online.de",
	"tom.com", "tutanota.com", "ukr.net", "vip.126.com", "vip.163.com", "vip.qq.com", "vip.sina.com",
	"vip.sohu.com", "wanadoo.fr",
	"web.de", "wo.cn", "wp.pl", "yandex.com", "yandex.ru", "yeah.net", "ymail.com",
};

/* Those with a domain in many countries, by its first part. */
static const char *const families[] = { "hotmail.", "live.", "outlook.", "yahoo." };

static bool
in_address(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c && strchr("._+-", c)) || (c & 0x80);
}

bool
mailbox_first(const char *text, char address[MAILBOX_SIZE])
{
	const char *at = strchr(text, '@'), *from = at, *to = at;
	size_t length;

	while (from && from > text && in_address(from[-1]))
		from--;
	while (to && in_address(to[1]))
		to++;
	while (to && to > at && *to == '.')
		to--;
	length = at ? (size_t)(to - from) + 1 : 0;
	if (from == at || to == at || length >= MAILBOX_SIZE)
		return false;
	memcpy(address, from, length);
	address[length] = '\0';
	return true;
}

static int
compare(const void *domain, const void *provider)
{
	return strcmp(domain, *(const char *const *)provider);
}

const char *
mailbox_domain(const char *address)
{
	const char *domain = strrchr(address, '@');

	if (!domain)
		return NULL;
	domain++;
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		if (strncmp(domain, families[i], strlen(families[i])) == 0)
			return NULL;
	if (bsearch(domain, providers, sizeof providers / sizeof *providers, sizeof *providers, compare))
		return NULL;
	return domain;
}
