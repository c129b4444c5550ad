/* SPDX-License-Identifier: ISC */
/* human - translations, the pager and progress: what no machine ever reads. */
#include "cli/human.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "cli/share.h"

#define DOMAIN "crm"

bool human_verbose;

static const char *
environment(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* The locale that messages are asked for in, as setlocale would find it; NULL when none is. */
static const char *
wanted_locale(void)
{
	const char *locale = environment("LC_ALL");

	if (!locale)
		locale = environment("LC_MESSAGES");
	return locale ? locale : environment("LANG");
}

static bool
is_language(const char *locale, const char *language)
{
	size_t length = strlen(language);

	return strncmp(locale, language, length) == 0 && strchr("_.@:", locale[length]);
}

/* The language to translate to, NULL for English. A plain C locale silences LANGUAGE, as it does
 * in gettext. */
static const char *
wanted_language(void)
{
	const char *locale = wanted_locale(), *language = environment("LANGUAGE");

	if (locale && (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0))
		return NULL;
	if (!language)
		language = locale;
	if (!language || is_language(language, "C") || is_language(language, "POSIX") ||
	    is_language(language, "en"))
		return NULL;
	return language;
}

/* Where no such locale was generated gettext would stay silent; C.UTF-8 and LANGUAGE wake it. */
static void
set_messages(const char *language)
{
	const char *locale = setlocale(LC_MESSAGES, "");
	char *plain;

	if (locale && strcmp(locale, "C") != 0 && strcmp(locale, "POSIX") != 0)
		return;
	setlocale(LC_MESSAGES, "C.UTF-8");
	if (environment("LANGUAGE"))
		return;
	plain = must_alloc(strlen(language) + 1);
	strcpy(plain, language);
	plain[strcspn(plain, ".@")] = '\0';
	setenv("LANGUAGE", plain, 1);
	free(plain);
}

static void
open_catalogue(void)
{
	const char *share = share_folder();
	char *directory = must_alloc(strlen(share) + sizeof "/locale");

	strcpy(directory, share);
	strcat(directory, "/locale");
	bindtextdomain(DOMAIN, directory);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	free(directory);
}

/* True when texts are to be looked up. Numbers and times keep the C locale in any case. */
static bool
start_translation(void)
{
	const char *language = wanted_language();

	if (!language)
		return false;
	if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	set_messages(language);
	open_catalogue();
	return true;
}

const char *
human(const char *english)
{
	static enum { UNDECIDED, ENGLISH, TRANSLATED } state;

	if (state == UNDECIDED)
		state = start_translation() ? TRANSLATED : ENGLISH;
	return state == ENGLISH || !english || !*english ? english : dgettext(DOMAIN, english);
}

bool
human_terminal(int descriptor)
{
	return isatty(descriptor);
}

int
human_width(void)
{
	struct winsize size;

	if (!isatty(STDOUT_FILENO))
		return 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return 80;
}

static struct {
	pid_t process;   /* 0: none */
	int terminal;    /* the stdout to return to */
} pager;

static const char *
pager_command(void)
{
	const char *command = getenv("CRM_PAGER");

	if (!command)
		command = getenv("PAGER");
	if (!command)
		command = "less";
	return *command && strcmp(command, "cat") != 0 ? command : NULL;
}

/* The child: a shell that becomes the pager and reads what we print. */
static _Noreturn void
become_pager(const char *command, const int pipe_ends[2])
{
	dup2(pipe_ends[0], STDIN_FILENO);
	close(pipe_ends[0]);
	close(pipe_ends[1]);
	signal(SIGPIPE, SIG_DFL);
	setenv("LESS", "FRX", 0);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

/* While the pager stands, an interrupt is a key of the pager, not the end of this program. */
static void
begin_pager(pid_t process, const int pipe_ends[2])
{
	pager.process = process;
	pager.terminal = dup(STDOUT_FILENO);
	dup2(pipe_ends[1], STDOUT_FILENO);
	signal(SIGINT, SIG_IGN);
	atexit(human_pager_end);
}

void
human_pager(void)
{
	const char *command = pager_command();
	int pipe_ends[2];
	pid_t process;

	if (!isatty(STDOUT_FILENO) || !command || pipe(pipe_ends) < 0)
		return;
	process = fork();
	if (process == 0)
		become_pager(command, pipe_ends);
	if (process > 0)
		begin_pager(process, pipe_ends);
	close(pipe_ends[0]);
	close(pipe_ends[1]);
}

void
human_pager_end(void)
{
	if (pager.process == 0)
		return;
	fflush(stdout);
	dup2(pager.terminal, STDOUT_FILENO);
	close(pager.terminal);
	waitpid(pager.process, NULL, 0);
	pager.process = 0;
	signal(SIGINT, SIG_DFL);
}

struct progress {
	const char *what;
	long long total;
	double shown;      /* seconds: when the next line may be shown */
	bool terminal, drawn;
};

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct progress *
progress_new(const char *what, long long total)
{
	struct progress *progress;

	if (!isatty(STDERR_FILENO) && !human_verbose)
		return NULL;
	progress = must_alloc(sizeof *progress);
	*progress = (struct progress){
		.what = what, .total = total, .shown = seconds() + 1,
		.terminal = isatty(STDERR_FILENO),
	};
	return progress;
}

/* A terminal sees one line change; a log gets a line every ten seconds. */
void
progress_at(struct progress *progress, long long done, long rows)
{
	double now;

	if (!progress || (now = seconds()) < progress->shown)
		return;
	progress->shown = now + (progress->terminal ? 0.1 : 10);
	progress->drawn = true;
	if (progress->terminal)
		fputs("\r\033[K", stderr);
	if (progress->total > 0)
		fprintf(stderr, _("%s: %ld rows, %d%%"), progress->what, rows,
		    (int)(done >= progress->total ? 100 : done * 100 / progress->total));
	else
		fprintf(stderr, _("%s: %ld rows"), progress->what, rows);
	fputs(progress->terminal ? "" : "\n", stderr);
	fflush(stderr);
}

void
progress_end(struct progress *progress)
{
	if (progress && progress->drawn && progress->terminal)
		fputs("\r\033[K", stderr);
	free(progress);
}

bool
human_chinese(void)
{
	const char *language = wanted_language();

	return language && strncmp(language, "zh", 2) == 0;
}
