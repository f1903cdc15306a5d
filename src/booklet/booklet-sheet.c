#include "booklet-sheet.h"

#include <string.h>

static const BookletSheet sheets[] = {
  [BOOKLET_FORMAT_A5] = { 419.53, 595.28, 51, 42, 58, 12.5, 37, 8.9 },
  [BOOKLET_FORMAT_A4] = { 595.28, 841.89, 92, 82, 76, 14.5, 45, 10.3 },
  [BOOKLET_FORMAT_IMPOSED] = { 419.53, 595.28, 51, 42, 58, 12.5, 37, 8.9 },
};

static const char *const names[BOOKLET_N_FORMATS] = { "a5", "a4", "imposed" };

#define LIGHT PANGO_WEIGHT_LIGHT
#define PLAIN PANGO_WEIGHT_NORMAL
#define BOLD PANGO_WEIGHT_BOLD
#define UPRIGHT PANGO_STYLE_NORMAL

static const BookletStyle styles[BOOKLET_N_ROLES] = {
  /*                       size weight slant rows space above left right opens whole with_next justified cut coloured */
  [BOOKLET_COVER_TITLE] = { 3.1, PANGO_WEIGHT_ULTRABOLD, UPRIGHT, 3, 0, 0, 0, 1, TRUE, TRUE, TRUE, FALSE, FALSE, TRUE },
  [BOOKLET_COVER_SUBTITLE] = { 1.5, LIGHT, UPRIGHT, 2, 1, 0, 0, 2, FALSE, TRUE, TRUE, FALSE, FALSE, FALSE },
  [BOOKLET_COVER_CREDIT] = { 1.05, PLAIN, UPRIGHT, 1, 0, 0, 0, 2, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE },
  [BOOKLET_IMPRINT] = { 0.84, PLAIN, UPRIGHT, 1, 0, 0, 0, 4, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE },
  [BOOKLET_PART] = { 1.9, BOLD, UPRIGHT, 2, 0, 1, 0, 1, TRUE, TRUE, TRUE, FALSE, FALSE, TRUE },
  [BOOKLET_ENTRY] = { 1.0, BOLD, UPRIGHT, 1, 1, 0, 1.8, 2.4, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE },
  [BOOKLET_SUBENTRY] = { 0.95, PLAIN, UPRIGHT, 1, 0, 0, 1.8, 2.4, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE },
  [BOOKLET_CHAPTER] = { 1.9, BOLD, UPRIGHT, 2, 0, 5, 0, 1, TRUE, TRUE, TRUE, FALSE, FALSE, TRUE },
  [BOOKLET_LEAD] = { 1.08, PLAIN, UPRIGHT, 1, 1, 0, 0, 1, FALSE, FALSE, TRUE, FALSE, FALSE, FALSE },
  [BOOKLET_GROUP] = { 1.12, BOLD, UPRIGHT, 1, 2, 0, 0, 0, FALSE, TRUE, TRUE, FALSE, FALSE, TRUE },
  [BOOKLET_PRACTICE] = { 1.12, BOLD, UPRIGHT, 1, 2, 0, 2.2, 1, FALSE, TRUE, TRUE, FALSE, FALSE, FALSE },
  [BOOKLET_SUBHEADING] = { 1.0, BOLD, UPRIGHT, 1, 1, 0, 2.2, 0, FALSE, TRUE, TRUE, FALSE, FALSE, FALSE },
  [BOOKLET_BODY] = { 1.0, PLAIN, UPRIGHT, 1, 0, 0, 2.2, 0, FALSE, FALSE, FALSE, TRUE, TRUE, FALSE },
  [BOOKLET_BULLET] = { 1.0, PLAIN, UPRIGHT, 1, 0, 0, 3.2, 0, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE },
  [BOOKLET_QUOTE] = { 1.0, PLAIN, PANGO_STYLE_ITALIC, 1, 1, 0, 3.2, 0.6, FALSE, TRUE, TRUE, FALSE, FALSE, FALSE },
  [BOOKLET_SPEAKER] = { 0.84, PLAIN, UPRIGHT, 1, 0, 0, 3.2, 0.6, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE },
  [BOOKLET_LABEL] = { 0.88, BOLD, UPRIGHT, 1, 1, 0, 2.2, 0, FALSE, TRUE, TRUE, FALSE, FALSE, TRUE },
  [BOOKLET_EXAMPLE] = { 0.92, PLAIN, UPRIGHT, 1, 0, 0, 3.2, 0, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE },
  [BOOKLET_FACTS] = { 0.88, PLAIN, UPRIGHT, 1, 1, 0, 2.2, 0, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE },
  [BOOKLET_SEE] = { 0.92, PLAIN, UPRIGHT, 1, 0, 0, 5, 2.4, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE },
  [BOOKLET_ROW] = { 0.95, PLAIN, UPRIGHT, 1, 0, 0, 2.2, 4, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE },
  [BOOKLET_MAP] = { 1.9, BOLD, UPRIGHT, 2, 0, 1, 0, 1, TRUE, TRUE, FALSE, FALSE, FALSE, TRUE },
};

gboolean
booklet_format_from_name (const char    *name,
                          BookletFormat *format)
{
  for (guint i = 0; i < BOOKLET_N_FORMATS; i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      {
        *format = (BookletFormat) i;
        return TRUE;
      }
  return FALSE;
}

const char *
booklet_format_get_name (BookletFormat format)
{
  g_return_val_if_fail (format < BOOKLET_N_FORMATS, NULL);

  return names[format];
}

const BookletSheet *
booklet_sheet_get (BookletFormat format)
{
  g_return_val_if_fail (format < BOOKLET_N_FORMATS, NULL);

  return &sheets[format];
}

double
booklet_sheet_get_measure (const BookletSheet *self)
{
  return self->width - self->inner - self->outer;
}

const BookletStyle *
booklet_style_get (BookletRole role)
{
  g_return_val_if_fail (role < BOOKLET_N_ROLES, NULL);

  return &styles[role];
}
