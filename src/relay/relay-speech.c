#include "relay-speech.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define BEAT_MICROSECONDS 200000
#define HINDRANCES_MAX 4096

static gint64  spoken;   /* when */
static guint64 n_copied; /* bytes, of this request */
static guint   n_items;
static guint   n_hindrances;

/* Nobody left to hear us: leave quietly. */
static void
flush (void)
{
  while (fflush (stdout) != 0)
    if (errno != EINTR)
      _exit (1);
  spoken = g_get_monotonic_time ();
}

static void
say (const CarryWord *word)
{
  g_autoptr (GBytes) frame = carry_word_to_frame (word);
  gsize              length;
  const void        *bytes = g_bytes_get_data (frame, &length);

  if (fwrite (bytes, 1, length, stdout) != length && errno != EINTR)
    _exit (1);
}

void
relay_speech_beat (guint64 n_bytes)
{
  CarryWord word = { .kind = CARRY_WORD_BEAT };

  n_copied += n_bytes;
  if (g_get_monotonic_time () - spoken < BEAT_MICROSECONDS)
    return;
  word.size = n_copied;
  say (&word);
  flush ();
}

static void
say_item (const CarryWord *word)
{
  if (word->fate >= CARRY_FATE_PLACEHOLDER && n_hindrances++ >= HINDRANCES_MAX)
    return;
  if (n_items++ < CARRY_ITEMS_MAX)
    say (word);
}

gboolean
relay_speech_is_full (void)
{
  return n_items >= CARRY_ITEMS_MAX - HINDRANCES_MAX;
}

void
relay_speech_item (CarryFate   fate,
                   const char *poste,
                   const char *name,
                   guint64     size)
{
  CarryWord word = { .kind = CARRY_WORD_ITEM, .fate = fate, .poste = (char *) poste, .name = (char *) name, .size = size };

  say_item (&word);
}

void
relay_speech_hindrance (const char *poste,
                        const char *name,
                        int         number)
{
  CarryWord word = { .kind = CARRY_WORD_ITEM, .fate = CARRY_FATE_UNREADABLE, .poste = (char *) poste, .name = (char *) name, .number = MAX (number, 0) };

  if (number == RELAY_NOT_A_FILE)
    word.fate = CARRY_FATE_NOT_A_FILE;
  else if (number == RELAY_TOO_BIG)
    word.fate = CARRY_FATE_TOO_BIG;
  say_item (&word);
}

void
relay_speech_sentinel (GBytes *bytes)
{
  CarryWord word = { .kind = CARRY_WORD_SENTINEL, .bytes = bytes };

  say (&word);
}

void
relay_speech_clock (guint64 microseconds)
{
  CarryWord word = { .kind = CARRY_WORD_CLOCK, .size = microseconds };

  say (&word);
}

static void
end (const CarryWord *word)
{
  say (word);
  flush ();
  n_copied = 0;
  n_items = n_hindrances = 0;
}

void
relay_speech_done (void)
{
  end (&(CarryWord){ .kind = CARRY_WORD_DONE, .size = n_copied });
}

static CarryError
translate_number (int number)
{
  switch (number)
    {
    case RELAY_NOT_HERE:
      return CARRY_ERROR_NOT_HERE;
    case RELAY_ANOTHER:
      return CARRY_ERROR_ANOTHER;
    case RELAY_EXISTS:
      return CARRY_ERROR_EXISTS;
    case RELAY_DIFFERS:
      return CARRY_ERROR_DIFFERS;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return CARRY_ERROR_FULL;
    case EROFS:
      return CARRY_ERROR_READ_ONLY;
    case EACCES:
    case EPERM:
      return CARRY_ERROR_DENIED;
    default:
      return CARRY_ERROR_IO;
    }
}

static const char *
describe_number (int number)
{
  switch (number)
    {
    case RELAY_NOT_A_FILE:
      return "not a regular file";
    case RELAY_TOO_BIG:
      return "too big";
    case RELAY_DIFFERS:
      return "other bytes than the mirror's";
    case RELAY_NOT_HERE:
      return "no federation.liens";
    case RELAY_ANOTHER:
      return "another federation.liens";
    case RELAY_EXISTS:
      return "there already";
    default:
      return g_strerror (number);
    }
}

static void
fail (CarryError  code,
      const char *why)
{
  g_autoptr (GBytes) bytes = g_bytes_new (why, strlen (why));

  end (&(CarryWord){ .kind = CARRY_WORD_FAILED, .number = (int) code, .size = n_copied, .bytes = bytes });
}

void
relay_speech_failed (const RelayFault *fault)
{
  g_autofree char *why = g_strdup_printf ("%s the %s: %s", fault->doing, fault->side == RELAY_SIDE_MIRROR ? "mirror" : "share", describe_number (fault->number));

  fail (fault->side == RELAY_SIDE_MIRROR ? CARRY_ERROR_MIRROR : translate_number (fault->number), why);
}

void
relay_speech_refused (void)
{
  fail (CARRY_ERROR_REQUEST, "a request that is not one");
}
