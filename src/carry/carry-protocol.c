#include "carry-protocol.h"

#include <string.h>

#include "carry-name.h"

/* what, share, mirror, poste, sentinel, note, names */
#define REQUEST_TYPE "(yayayayayayaay)"
/* kind, fate, poste, name, size, number, bytes */
#define WORD_TYPE "(yyayaytiay)"

G_DEFINE_QUARK (carry_error, carry_error)

CarryRequest *
carry_request_new (CarryAsk           what,
                   const char *const *names)
{
  CarryRequest *self = g_new0 (CarryRequest, 1);

  self->what = what;
  self->names = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (self->names, g_strdup (names[i]));
  return self;
}

void
carry_request_free (CarryRequest *self)
{
  g_free (self->share);
  g_free (self->mirror);
  g_free (self->poste);
  g_clear_pointer (&self->sentinel, g_bytes_unref);
  g_free (self->note);
  g_ptr_array_unref (self->names);
  g_free (self);
}

void
carry_word_free (CarryWord *self)
{
  g_free (self->poste);
  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static GBytes *
frame (GVariant *body)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (body);
  gsize                length = g_variant_get_size (owned);
  guint32              header = GUINT32_TO_LE ((guint32) length);
  guint8              *bytes = g_malloc (CARRY_FRAME_HEADER + length);

  memcpy (bytes, &header, CARRY_FRAME_HEADER);
  memcpy (bytes + CARRY_FRAME_HEADER, g_variant_get_data (owned), length);
  return g_bytes_new_take (bytes, CARRY_FRAME_HEADER + length);
}

static GVariant *
from_text (const char *text)
{
  return g_variant_new_bytestring (text != NULL ? text : "");
}

static GVariant *
from_bytes (GBytes *bytes)
{
  gsize         length = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, data, length, 1);
}

GBytes *
carry_request_to_frame (const CarryRequest *self)
{
  GVariantBuilder names;

  g_variant_builder_init (&names, G_VARIANT_TYPE_BYTESTRING_ARRAY);
  for (guint i = 0; i < self->names->len; i++)
    g_variant_builder_add_value (&names, from_text (self->names->pdata[i]));
  return frame (g_variant_new ("(y@ay@ay@ay@ay@ayaay)", (guchar) self->what, from_text (self->share), from_text (self->mirror),
                               from_text (self->poste), from_bytes (self->sentinel), from_text (self->note), &names));
}

GBytes *
carry_word_to_frame (const CarryWord *self)
{
  return frame (g_variant_new ("(yy@ay@ayti@ay)", (guchar) self->kind, (guchar) self->fate, from_text (self->poste),
                               from_text (self->name), self->size, (gint32) self->number, from_bytes (self->bytes)));
}

gsize
carry_frame_get_length (const guint8 *header,
                        gsize         most)
{
  guint32 length;

  memcpy (&length, header, CARRY_FRAME_HEADER);
  length = GUINT32_FROM_LE (length);
  return length <= most ? length : 0;
}

static GVariant *
parse (const char   *type,
       const guint8 *body,
       gsize         length)
{
  g_autoptr (GBytes)   bytes = g_bytes_new (body, length); /* a copy: aligned */
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, FALSE));

  return g_variant_is_normal_form (value) ? g_steal_pointer (&value) : NULL;
}

/* FALSE: it is not one text, ended once. */
static gboolean
take_text (GVariant *array,
           char    **text)
{
  gsize       length;
  const char *data = g_variant_get_fixed_array (array, &length, 1);

  if (length == 0 || memchr (data, '\0', length) != data + length - 1)
    return FALSE;
  *text = g_strdup (data);
  return TRUE;
}

static gboolean
take_child_text (GVariant *tuple,
                 gsize     index,
                 char    **text)
{
  g_autoptr (GVariant) child = g_variant_get_child_value (tuple, index);

  return take_text (child, text);
}

static GBytes *
dup_child_bytes (GVariant *tuple,
                 gsize     index)
{
  g_autoptr (GVariant) child = g_variant_get_child_value (tuple, index);
  gsize                length;
  gconstpointer        data = g_variant_get_fixed_array (child, &length, 1);

  return length == 0 ? NULL : g_bytes_new (data, length);
}

static gboolean
take_names (GVariant  *tuple,
            gsize      index,
            GPtrArray *names)
{
  g_autoptr (GVariant) array = g_variant_get_child_value (tuple, index);
  gsize                n = g_variant_n_children (array);
  char                *name;

  if (n > CARRY_NAMES_MAX)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (!take_child_text (array, i, &name))
        return FALSE;
      g_ptr_array_add (names, name);
    }
  return TRUE;
}

static gboolean
is_again (const char *name)
{
  g_autofree char *poste = g_strndup (name, CARRY_POSTE_DIGITS);

  return carry_name_is_poste (poste) && name[CARRY_POSTE_DIGITS] == '/' && carry_name_is_plain (name + CARRY_POSTE_DIGITS + 1);
}

static gboolean
are_names_right (const CarryRequest *self)
{
  gboolean (*is_right) (const char *) = self->what == CARRY_ASK_PULL     ? is_again
                                        : self->what == CARRY_ASK_LIST   ? carry_name_is_poste
                                        : self->what == CARRY_ASK_REMOVE ? carry_name_is_entry
                                                                         : carry_name_is_plain;
  gboolean takes_names = self->what == CARRY_ASK_PULL || self->what == CARRY_ASK_LIST || self->what == CARRY_ASK_REMOVE || self->what == CARRY_ASK_PUSH || self->what == CARRY_ASK_VERIFY;

  for (guint i = 0; i < self->names->len; i++)
    if (!takes_names || !is_right (self->names->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_request_right (const CarryRequest *self)
{
  if (self->what < CARRY_ASK_PROBE || self->what > CARRY_ASK_CLOCK || !g_path_is_absolute (self->share) || !are_names_right (self))
    return FALSE;
  if (self->what == CARRY_ASK_PROBE)
    return TRUE;
  return g_path_is_absolute (self->mirror) && carry_name_is_poste (self->poste) && self->sentinel != NULL && g_bytes_get_size (self->sentinel) <= CARRY_SENTINEL_MAX && strlen (self->note) <= CARRY_SENTINEL_MAX;
}

CarryRequest *
carry_request_parse (const guint8 *body,
                     gsize         length)
{
  g_autoptr (GVariant)     tuple = parse (REQUEST_TYPE, body, length);
  g_autoptr (CarryRequest) self = carry_request_new (0, NULL);
  guchar                   what;

  if (tuple == NULL)
    return NULL;
  g_variant_get_child (tuple, 0, "y", &what);
  self->what = what;
  self->sentinel = dup_child_bytes (tuple, 4);
  if (!take_child_text (tuple, 1, &self->share) || !take_child_text (tuple, 2, &self->mirror) || !take_child_text (tuple, 3, &self->poste) || !take_child_text (tuple, 5, &self->note) || !take_names (tuple, 6, self->names) || !is_request_right (self))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
is_word_right (const CarryWord *self)
{
  return self->kind >= CARRY_WORD_BEAT && self->kind <= CARRY_WORD_FAILED && self->fate < CARRY_N_FATES && (self->kind == CARRY_WORD_ITEM) == (self->fate != CARRY_FATE_NONE) && (*self->poste == '\0' || carry_name_is_poste (self->poste)) && (*self->name == '\0' || carry_name_is_entry (self->name)) && (self->kind != CARRY_WORD_FAILED || (self->number >= 0 && self->number < CARRY_N_ERRORS));
}

CarryWord *
carry_word_parse (const guint8 *body,
                  gsize         length)
{
  g_autoptr (GVariant)  tuple = parse (WORD_TYPE, body, length);
  g_autoptr (CarryWord) self = g_new0 (CarryWord, 1);
  guchar                kind, fate;

  if (tuple == NULL)
    return NULL;
  g_variant_get_child (tuple, 0, "y", &kind);
  g_variant_get_child (tuple, 1, "y", &fate);
  g_variant_get_child (tuple, 4, "t", &self->size);
  g_variant_get_child (tuple, 5, "i", &self->number);
  self->kind = kind;
  self->fate = fate;
  self->bytes = dup_child_bytes (tuple, 6);
  if (!take_child_text (tuple, 2, &self->poste) || !take_child_text (tuple, 3, &self->name) || !is_word_right (self))
    return NULL;
  return g_steal_pointer (&self);
}
