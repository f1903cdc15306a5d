/* guide-fit-words.c - the reasons, in words */
#include "config.h"

#include "guide-fit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_NAMES 3

/* "lever:trust" → "confiance" */
static const char *
get_label (const GuideFits *fits,
           const char      *word)
{
  const char      *code = strchr (word, ':') + 1;
  g_autofree char *prefix = g_strndup (word, (gsize) (code - 1 - word));

  return dossier_vocabulary_get_label (fits->book->vocabulary, guide_fit_get_vocabulary (prefix), code);
}

static const char *
get_name (const GuideFitReason *self)
{
  return ((const GuideFitSign *) self->witnesses->pdata[0])->name;
}

/* "CLAS, REAAP, PRE…" */
static char *
dup_names (const GuideFitReason *self)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  GString               *names = g_string_new (NULL);

  for (guint i = 0; i < self->witnesses->len; i++)
    {
      const char *name = ((const GuideFitSign *) self->witnesses->pdata[i])->name;

      if (name == NULL || !g_hash_table_add (told, (gpointer) name))
        continue;
      if (g_hash_table_size (told) > MOST_NAMES)
        {
          g_string_append (names, "…");
          break;
        }
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_string_free (names, FALSE);
}

static char *
dup_recorded (const GuideFitReason *self,
              const GuideFits      *fits)
{
  const char *label = get_label (fits, self->word);

  if (self->sort == GUIDE_FIT_BRAKE)
    return g_strdup_printf (_ ("Brake recorded here: %s"), label);
  if (self->sort == GUIDE_FIT_LEVER)
    return g_strdup_printf (_ ("Lever recorded here: %s"), label);
  if (self->sort == GUIDE_FIT_WAY_IN)
    return g_strdup_printf (_ ("Way in recorded here: %s"), label);
  return g_strdup_printf (_ ("What makes it last, recorded here: %s"), label);
}

/* "Lever at Collège Zola and 3 others (collège in priority education): stabilité des interlocuteurs" */
static char *
dup_peers (const GuideFitReason *self,
           const GuideFits      *fits)
{
  const char *label = get_label (fits, self->word), *like = fits->like != NULL ? fits->like : "";
  guint       n = self->witnesses->len - 1;

  if (n == 0)
    /* Translators: the name of a structure, what it is ("collège"), a lever. */
    return g_strdup_printf (_ ("Lever at %s (%s): %s"), get_name (self), like, label);
  /* Translators: the name of a structure, how many more, what they are ("collège"), a lever. */
  return g_strdup_printf (ngettext ("Lever at %s and %u other (%s): %s", "Lever at %s and %u others (%s): %s", n), get_name (self), n, like, label);
}

static char *
dup_peer_example (const GuideFitReason *self,
                  const GuideFits      *fits)
{
  const char *like = fits->like != NULL ? fits->like : "";
  guint       n = self->witnesses->len;

  if (n == 1)
    /* Translators: the name of a structure, what it is ("collège"). */
    return g_strdup_printf (_ ("A link of %s shows it (%s)"), get_name (self), like);
  /* Translators: how many links, the name of a structure, what it is ("collège"). */
  return g_strdup_printf (ngettext ("%u link of structures like this one shows it, as at %s (%s)", "%u links of structures like this one show it, as at %s (%s)", n), n, get_name (self), like);
}

char *
guide_fit_reason_dup_words (const GuideFitReason *self,
                            const GuideFits      *fits)
{
  guint            n = self->witnesses->len;
  g_autofree char *names = NULL;

  switch (self->sort)
    {
    case GUIDE_FIT_EXAMPLE:
      return g_strdup (_ ("This link shows it"));
    case GUIDE_FIT_SAID:
      return g_strdup (_ ("What was said of this link stands behind it"));
    case GUIDE_FIT_NEIGHBOURS:
      /* Translators: how many links, a lever. */
      return g_strdup_printf (ngettext ("Lever of %u link nearby: %s", "Lever of %u links nearby: %s", n), n, get_label (fits, self->word));
    case GUIDE_FIT_NEIGHBOUR_EXAMPLE:
      return g_strdup_printf (ngettext ("%u link nearby shows it", "%u links nearby show it", n), n);
    case GUIDE_FIT_PROGRAMME:
      names = dup_names (self);
      return g_strdup_printf (ngettext ("Programme present here: %s", "Programmes present here: %s", n), names);
    case GUIDE_FIT_PEERS:
      return dup_peers (self, fits);
    case GUIDE_FIT_PEER_EXAMPLE:
      return dup_peer_example (self, fits);
    case GUIDE_FIT_PROGRAMME_EXAMPLE:
      names = dup_names (self);
      /* Translators: how many links, names of programmes. */
      return g_strdup_printf (ngettext ("%u link carried by %s shows it", "%u links carried by %s show it", n), n, names);
    case GUIDE_FIT_BRAKE:
    case GUIDE_FIT_LEVER:
    case GUIDE_FIT_WAY_IN:
    case GUIDE_FIT_FACTOR:
    case GUIDE_FIT_N_SORTS:
    default:
      return dup_recorded (self, fits);
    }
}

const char *
guide_fits_get_excuse (const GuideFits *self)
{
  if (self->subject == GUIDE_FIT_NOTHING || self->fits->len > 0)
    return NULL;
  if (self->book->practices->len == 0)
    return _ ("The guide holds no practice yet: take the starter guide, or import a document, and those that fit will be here.");
  if (!self->has_words)
    return _ ("No practice of the guide says yet which levers or brakes it speaks of: say it on their sheets, and those that fit will be here.");
  if (self->subject == GUIDE_FIT_LINK)
    return _ ("No practice of the guide speaks of what is recorded on this link: its levers, its brakes, what makes it last.");
  return _ ("Nothing is known around here that a practice of the guide speaks of: no lever on links nearby or of structures like this one, no programme.");
}
