#include "dossier-value.h"

#include <string.h>

struct _DossierValue
{
  gatomicrefcount  count;
  DossierValueType type;
  union
  {
    char     *text; /* TEXT, REFERENCE */
    gint64    integer;
    double    real;
    gboolean  truth;
    GBytes   *bytes;
    BaseDate *date;
    struct
    {
      double lon, lat;
    } position;
  };
};

G_DEFINE_BOXED_TYPE (DossierValue, dossier_value, dossier_value_ref, dossier_value_unref)

static DossierValue *
new_of_type (DossierValueType type)
{
  DossierValue *self = g_new0 (DossierValue, 1);

  g_atomic_ref_count_init (&self->count);
  self->type = type;
  return self;
}

DossierValue *
dossier_value_new_unknown (void)
{
  return new_of_type (DOSSIER_VALUE_UNKNOWN);
}

DossierValue *
dossier_value_new_not_applicable (void)
{
  return new_of_type (DOSSIER_VALUE_NOT_APPLICABLE);
}

DossierValue *
dossier_value_new_erased (void)
{
  return new_of_type (DOSSIER_VALUE_ERASED);
}

DossierValue *
dossier_value_new_text (const char *text)
{
  DossierValue *self = new_of_type (DOSSIER_VALUE_TEXT);

  self->text = g_utf8_make_valid (text ? text : "", -1);
  return self;
}

DossierValue *
dossier_value_new_integer (gint64 number)
{
  DossierValue *self = new_of_type (DOSSIER_VALUE_INTEGER);

  self->integer = number;
  return self;
}

DossierValue *
dossier_value_new_real (double number)
{
  DossierValue *self = new_of_type (DOSSIER_VALUE_REAL);

  self->real = number;
  return self;
}

DossierValue *
dossier_value_new_boolean (gboolean truth)
{
  DossierValue *self = new_of_type (DOSSIER_VALUE_BOOLEAN);

  self->truth = truth != FALSE;
  return self;
}

DossierValue *
dossier_value_new_bytes (GBytes *bytes)
{
  DossierValue *self = new_of_type (DOSSIER_VALUE_BYTES);

  self->bytes = g_bytes_ref (bytes);
  return self;
}

DossierValue *
dossier_value_new_reference (const char *id)
{
  DossierValue *self = new_of_type (DOSSIER_VALUE_REFERENCE);

  self->text = g_strdup (id);
  return self;
}

DossierValue *
dossier_value_new_date (const BaseDate *date)
{
  DossierValue *self = new_of_type (DOSSIER_VALUE_DATE);

  self->date = base_date_copy (date);
  return self;
}

DossierValue *
dossier_value_new_position (double lon,
                            double lat)
{
  DossierValue *self = new_of_type (DOSSIER_VALUE_POSITION);

  self->position.lon = lon;
  self->position.lat = lat;
  return self;
}

DossierValue *
dossier_value_ref (DossierValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

static void
free_content (DossierValue *self)
{
  switch (self->type)
    {
    case DOSSIER_VALUE_TEXT:
    case DOSSIER_VALUE_REFERENCE:
      g_free (self->text);
      break;
    case DOSSIER_VALUE_BYTES:
      g_bytes_unref (self->bytes);
      break;
    case DOSSIER_VALUE_DATE:
      base_date_free (self->date);
      break;
    default:
      break;
    }
}

void
dossier_value_unref (DossierValue *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  free_content (self);
  g_free (self);
}

DossierValueType
dossier_value_get_value_type (const DossierValue *self)
{
  g_return_val_if_fail (self != NULL, DOSSIER_VALUE_UNKNOWN);

  return self->type;
}

const char *
dossier_value_get_text (const DossierValue *self)
{
  return self->type == DOSSIER_VALUE_TEXT ? self->text : NULL;
}

gint64
dossier_value_get_integer (const DossierValue *self)
{
  return self->type == DOSSIER_VALUE_INTEGER ? self->integer : 0;
}

double
dossier_value_get_real (const DossierValue *self)
{
  return self->type == DOSSIER_VALUE_REAL ? self->real : (double) dossier_value_get_integer (self);
}

gboolean
dossier_value_get_boolean (const DossierValue *self)
{
  return self->type == DOSSIER_VALUE_BOOLEAN && self->truth;
}

GBytes *
dossier_value_get_bytes (const DossierValue *self)
{
  return self->type == DOSSIER_VALUE_BYTES ? self->bytes : NULL;
}

const char *
dossier_value_get_reference (const DossierValue *self)
{
  return self->type == DOSSIER_VALUE_REFERENCE ? self->text : NULL;
}

const BaseDate *
dossier_value_get_date (const DossierValue *self)
{
  return self->type == DOSSIER_VALUE_DATE ? self->date : NULL;
}

gboolean
dossier_value_get_position (const DossierValue *self,
                            double             *lon,
                            double             *lat)
{
  if (self->type != DOSSIER_VALUE_POSITION)
    return FALSE;

  *lon = self->position.lon;
  *lat = self->position.lat;
  return TRUE;
}

static gboolean
same_content (const DossierValue *one,
              const DossierValue *other)
{
  switch (one->type)
    {
    case DOSSIER_VALUE_TEXT:
    case DOSSIER_VALUE_REFERENCE:
      return strcmp (one->text, other->text) == 0;
    case DOSSIER_VALUE_INTEGER:
      return one->integer == other->integer;
    case DOSSIER_VALUE_REAL:
      return memcmp (&one->real, &other->real, sizeof one->real) == 0;
    case DOSSIER_VALUE_BOOLEAN:
      return one->truth == other->truth;
    case DOSSIER_VALUE_BYTES:
      return g_bytes_equal (one->bytes, other->bytes);
    case DOSSIER_VALUE_DATE:
      return base_date_equal (one->date, other->date);
    case DOSSIER_VALUE_POSITION:
      return memcmp (&one->position, &other->position, sizeof one->position) == 0;
    default:
      return TRUE;
    }
}

gboolean
dossier_value_equal (const DossierValue *one,
                     const DossierValue *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  return one->type == other->type && same_content (one, other);
}
