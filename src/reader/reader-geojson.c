#include "reader-geojson.h"

typedef struct
{
  ReaderShape *shape; /* the caller's */
  gboolean     first_only;
  guint        depth; /* of open arrays */
  guint        leaf;  /* depth at which numbers stand; 0: not met yet */
  guint        n_numbers;
  double       numbers[2];
  ReaderStroke next;
} Drawing;

static void
add_point (Drawing *drawing)
{
  ReaderPoint point = { drawing->numbers[0], drawing->numbers[1], drawing->next };

  if (drawing->first_only && drawing->shape->points->len > 0)
    return;
  g_array_append_val (drawing->shape->points, point);
  drawing->next = READER_STROKE_GOES_ON;
}

static void
add_number (Drawing *drawing,
            double   number)
{
  if (drawing->leaf == 0)
    drawing->leaf = drawing->depth;
  if (drawing->n_numbers < 2)
    drawing->numbers[drawing->n_numbers] = number;
  if (++drawing->n_numbers == 2)
    add_point (drawing);
}

static void
open_array (Drawing *drawing)
{
  drawing->depth++;
  drawing->n_numbers = 0;
  if (drawing->leaf >= 3 && drawing->depth + 2 == drawing->leaf)
    drawing->next = READER_STROKE_POLYGON;
  else if (drawing->leaf >= 3 && drawing->depth + 1 == drawing->leaf && drawing->next == READER_STROKE_GOES_ON)
    drawing->next = READER_STROKE_RING;
}

gboolean
reader_geojson_read_coordinates (ExchangeJson *json,
                                 gboolean      first_only,
                                 ReaderShape  *shape)
{
  Drawing drawing = { .shape = shape, .first_only = first_only, .depth = 1, .next = READER_STROKE_POLYGON };

  g_array_set_size (shape->points, 0);
  while (drawing.depth > 0)
    switch (exchange_json_next (json))
      {
      case EXCHANGE_JSON_OPEN_ARRAY:
        open_array (&drawing);
        break;
      case EXCHANGE_JSON_CLOSE_ARRAY:
        drawing.depth--;
        break;
      case EXCHANGE_JSON_NUMBER:
        add_number (&drawing, exchange_json_get_number (json));
        break;
      case EXCHANGE_JSON_NULL:
        break;
      default:
        return FALSE;
      }
  shape->is_area = drawing.leaf >= 3;
  if (drawing.leaf == 2)
    g_array_set_size (shape->points, 0);
  return TRUE;
}
