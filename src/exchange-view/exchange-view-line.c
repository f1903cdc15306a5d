#include "config.h"

#include "exchange-view-line.h"

#include <glib/gi18n-lib.h>

struct _ExchangeViewLine
{
  GtkBox            parent_instance;
  ExchangeViewRow  *row;
  ExchangeViewFile *file;
  ExchangeChoice    offered[3]; /* in the order of the list of choices */
  gboolean          is_showing; /* choices follow the row, not the person */

  GtkLabel    *name;
  GtkLabel    *reasons;
  GtkLabel    *line;
  GtkDropDown *choice;
};

G_DEFINE_FINAL_TYPE (ExchangeViewLine, exchange_view_line, GTK_TYPE_BOX)

static const char *
describe_choice (ExchangeChoice         choice,
                 const ExchangePlanRow *row)
{
  gboolean is_known = row->choices & 1u << EXCHANGE_CHOICE_ADD; /* two answers to "is it this one?" */

  switch (choice)
    {
    case EXCHANGE_CHOICE_TAKE:
      return is_known ? _ ("It is this one: update it") : _ ("The file is right");
    case EXCHANGE_CHOICE_ADD:
      return _ ("It is another one: add it");
    case EXCHANGE_CHOICE_LEAVE:
    default:
      return _ ("Leave as it is");
    }
}

static void
show_choices (ExchangeViewLine      *self,
              const ExchangePlanRow *row)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  ExchangeChoice            chosen = exchange_view_answers_get_choice (exchange_view_file_get_answers (self->file), row->sheet, row->line);
  guint                     n = 0, selected = 0;

  for (ExchangeChoice choice = EXCHANGE_CHOICE_LEAVE; choice <= EXCHANGE_CHOICE_ADD; choice++)
    if (choice == EXCHANGE_CHOICE_LEAVE || row->choices & 1u << choice)
      {
        selected = choice == chosen ? n : selected;
        self->offered[n++] = choice;
        gtk_string_list_append (labels, describe_choice (choice, row));
      }
  self->is_showing = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->choice, selected);
  self->is_showing = FALSE;
}

static void
on_chosen (ExchangeViewLine *self)
{
  guint           selected = gtk_drop_down_get_selected (self->choice);
  ExchangePlanRow row;

  if (self->is_showing || self->row == NULL || self->file == NULL || selected >= G_N_ELEMENTS (self->offered))
    return;
  exchange_view_row_get (self->row, &row);
  exchange_view_file_decide (self->file, row.sheet, row.line, self->offered[selected]);
}

void
exchange_view_line_show (ExchangeViewLine *self,
                         ExchangeViewRow  *row,
                         ExchangeViewFile *file)
{
  ExchangePlanRow planned;

  g_set_object (&self->row, row);
  g_set_object (&self->file, file);
  if (row == NULL)
    return;
  exchange_view_row_get (row, &planned);
  gtk_label_set_label (self->name, exchange_view_row_get_name (row));
  gtk_label_set_label (self->reasons, exchange_view_row_get_reasons (row));
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), *exchange_view_row_get_reasons (row) != '\0');
  gtk_label_set_label (self->line, exchange_view_row_get_line (row));
  gtk_widget_set_visible (GTK_WIDGET (self->choice), file != NULL && planned.choices != 0);
  if (file != NULL && planned.choices != 0)
    show_choices (self, &planned);
}

static void
exchange_view_line_dispose (GObject *object)
{
  ExchangeViewLine *self = EXCHANGE_VIEW_LINE (object);

  g_clear_object (&self->row);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (object), EXCHANGE_VIEW_TYPE_LINE);
  G_OBJECT_CLASS (exchange_view_line_parent_class)->dispose (object);
}

static void
exchange_view_line_class_init (ExchangeViewLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exchange_view_line_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/exchange-view-line.ui");
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewLine, name);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewLine, reasons);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewLine, line);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewLine, choice);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
exchange_view_line_init (ExchangeViewLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
