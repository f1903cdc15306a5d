#include "config.h"

#include "exchange-view-line.h"

#include <glib/gi18n-lib.h>

struct _ExchangeViewLine
{
  GtkBox            parent_instance;
  ExchangeViewRow  *row;
  ExchangeViewFile *file;

  GtkLabel      *name;
  GtkLabel      *reasons;
  GtkLabel      *line;
  GtkMenuButton *choice; /* NULL: no row shown here had one yet; its menu is made when it is opened: hundreds would be slow */
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
show_choice (ExchangeViewLine      *self,
             const ExchangePlanRow *row)
{
  ExchangeChoice chosen = exchange_view_answers_get_choice (exchange_view_file_get_answers (self->file), row->sheet, row->line);

  gtk_menu_button_set_label (self->choice, describe_choice (chosen, row));
}

static void
choose (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  ExchangeViewLine *self = EXCHANGE_VIEW_LINE (widget);
  ExchangePlanRow   row;

  if (self->row == NULL || self->file == NULL)
    return;
  exchange_view_row_get (self->row, &row);
  exchange_view_file_decide (self->file, row.sheet, row.line, (ExchangeChoice) g_variant_get_int32 (parameter));
  show_choice (self, &row);
}

static void
on_menu_asked (GtkMenuButton *button,
               gpointer       user_data)
{
  ExchangeViewLine *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  ExchangePlanRow   row;

  exchange_view_row_get (self->row, &row);
  for (ExchangeChoice choice = EXCHANGE_CHOICE_LEAVE; choice <= EXCHANGE_CHOICE_ADD; choice++)
    if (choice == EXCHANGE_CHOICE_LEAVE || row.choices & 1u << choice)
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (describe_choice (choice, &row), NULL);

        g_menu_item_set_action_and_target (item, "line.choose", "i", choice);
        g_menu_append_item (menu, item);
      }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
make_choice (ExchangeViewLine *self)
{
  GtkWidget *choice = gtk_menu_button_new ();

  self->choice = GTK_MENU_BUTTON (choice);
  gtk_widget_set_halign (choice, GTK_ALIGN_START);
  gtk_widget_set_margin_top (choice, 6);
  gtk_menu_button_set_always_show_arrow (self->choice, TRUE);
  gtk_menu_button_set_create_popup_func (self->choice, on_menu_asked, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("What to do with this row"), -1);
  gtk_box_append (GTK_BOX (self), choice);
}

void
exchange_view_line_show (ExchangeViewLine *self,
                         ExchangeViewRow  *row,
                         ExchangeViewFile *file)
{
  ExchangePlanRow planned;
  gboolean        can_choose;

  g_set_object (&self->row, row);
  g_set_object (&self->file, file);
  if (row == NULL)
    return;
  exchange_view_row_get (row, &planned);
  can_choose = file != NULL && planned.choices != 0;
  gtk_label_set_label (self->name, exchange_view_row_get_name (row));
  gtk_label_set_label (self->reasons, exchange_view_row_get_reasons (row));
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), *exchange_view_row_get_reasons (row) != '\0');
  gtk_label_set_label (self->line, exchange_view_row_get_line (row));
  if (can_choose && self->choice == NULL)
    make_choice (self);
  if (self->choice != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->choice), can_choose);
  if (can_choose)
    show_choice (self, &planned);
}

static void
exchange_view_line_dispose (GObject *object)
{
  ExchangeViewLine *self = EXCHANGE_VIEW_LINE (object);

  g_clear_object (&self->row);
  g_clear_object (&self->file);
  if (self->choice != NULL)
    gtk_box_remove (GTK_BOX (self), GTK_WIDGET (self->choice));
  self->choice = NULL;
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
  gtk_widget_class_install_action (widget_class, "line.choose", "i", choose);
}

static void
exchange_view_line_init (ExchangeViewLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
