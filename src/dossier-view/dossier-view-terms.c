#include "config.h"

#include "dossier-view-terms.h"

#include "base-text.h"
#include "dossier-view-stride.h"

#include <glib/gi18n-lib.h>

#define LONG_LIST 9 /* terms from which a search entry is worth its place */
#define LINE 34     /* characters: what a list as high as its rows must know of their width */

struct _DossierViewTerms
{
  GtkPopover      parent_instance;
  GtkStack       *pages;
  GtkSearchEntry *search;
  GtkListBox     *list;
  GtkBox         *box;
  GtkLabel       *title;
  GtkBox         *page;
  guint           n_terms;
  gboolean        many;
  gboolean        by_keys; /* what was done last */
  GStrv           wanted;  /* folded words of the search */
  char           *looked;  /* the words told last */
  char           *sign;    /* what is looked for when it is no word: "?" and "-" are codes of answers */
};

G_DEFINE_FINAL_TYPE (DossierViewTerms, dossier_view_terms, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  ENTERED,
  DONE,
  LOOKED,
  N_SIGNALS
};

static guint  signals[N_SIGNALS];
static GQuark code_quark, label_quark, nature_quark, tick_quark;

/* --- looking for a word */

static DossierViewTermNature
get_nature (GtkListBoxRow *row)
{
  return (DossierViewTermNature) GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (row), nature_quark));
}

static gboolean
begins_a_word (const char *label,
               const char *letters)
{
  for (const char *at = strstr (label, letters); at != NULL; at = strstr (at + 1, letters))
    if (at == label || at[-1] == ' ')
      return TRUE;
  return FALSE;
}

static gboolean
is_wanted (GtkListBoxRow *row,
           gpointer       user_data)
{
  DossierViewTerms *self = user_data;
  const char       *label = g_object_get_qdata (G_OBJECT (row), label_quark);

  if (get_nature (row) == DOSSIER_VIEW_TERM_MAKER)
    return TRUE;
  if (self->sign != NULL)
    return g_strcmp0 (g_object_get_qdata (G_OBJECT (row), code_quark), self->sign) == 0;
  for (char **word = self->wanted; word != NULL && *word != NULL; word++)
    if (!begins_a_word (label, *word))
      return FALSE;
  return TRUE;
}

static void
on_search_changed (DossierViewTerms *self)
{
  const char      *typed = dossier_view_terms_get_words (self);
  g_autofree char *folded = base_text_fold (typed);

  g_strfreev (self->wanted);
  g_free (self->sign);
  self->wanted = g_strsplit (folded, " ", -1);
  self->sign = *folded == '\0' && *typed != '\0' ? g_strstrip (g_strdup (typed)) : NULL;
  gtk_list_box_invalidate_filter (self->list);
  if (g_strcmp0 (typed, self->looked) == 0)
    return; /* Enter looks again */
  g_free (self->looked);
  self->looked = g_strdup (typed);
  g_signal_emit (self, signals[LOOKED], 0, typed);
}

static GtkListBoxRow *
find_first (DossierViewTerms *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
finish (DossierViewTerms *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  if (self->by_keys)
    g_signal_emit (self, signals[DONE], 0);
}

/* Enter: the first that is left, or, when nothing is looked for, that is all. */
static void
on_search_activated (DossierViewTerms *self)
{
  GtkListBoxRow *row;

  on_search_changed (self); /* Enter may come before the entry tells */
  row = find_first (self);
  self->by_keys = TRUE;
  if (self->many && *dossier_view_terms_get_words (self) == '\0')
    finish (self);
  else if (row != NULL)
    gtk_widget_activate (GTK_WIDGET (row));
}

/* --- choosing */

static void
set_ticked (GtkListBoxRow *row,
            gboolean       ticked)
{
  GtkWidget *tick = g_object_get_qdata (G_OBJECT (row), tick_quark);

  if (tick == NULL)
    return;

  gtk_widget_set_opacity (tick, ticked ? 1.0 : 0.0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
                               ticked ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static gboolean
is_ticked (GtkListBoxRow *row)
{
  GtkWidget *tick = g_object_get_qdata (G_OBJECT (row), tick_quark);

  return tick != NULL && gtk_widget_get_opacity (tick) > 0.5;
}

/* Ready for the next word. */
static void
look_again (DossierViewTerms *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (gtk_widget_get_visible (GTK_WIDGET (self->search)) && self->by_keys)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_row_activated (DossierViewTerms *self,
                  GtkListBoxRow    *row)
{
  g_autofree char *code = g_strdup (g_object_get_qdata (G_OBJECT (row), code_quark));
  gboolean         is_tick = get_nature (row) < DOSSIER_VIEW_TERM_DOOR;
  gboolean         in = !self->many || !is_ticked (row);

  set_ticked (row, in);
  if (is_tick && self->many)
    look_again (self);
  g_signal_emit (self, signals[CHOSEN], 0, code, in);
  if (is_tick && !self->many)
    finish (self);
}

/* Words, then what is not one, then what makes one: whatever is read late. */
static int
get_rank (GtkListBoxRow *row)
{
  static const int ranks[] = { 0, 1, 0, 2 };

  return ranks[get_nature (row)];
}

static int
compare_rows (GtkListBoxRow *one,
              GtkListBoxRow *other,
              gpointer       user_data)
{
  return get_rank (one) - get_rank (other);
}

static void
set_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  gboolean starts = before != NULL && get_rank (row) != get_rank (before);

  gtk_list_box_row_set_header (row, starts ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : NULL);
}

/* Letters look for a word wherever the focus is in the list. */
static gboolean
on_key (DossierViewTerms *self,
        guint             key,
        guint             code,
        GdkModifierType   modifiers)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  char       letters[7] = "";

  self->by_keys = TRUE;
  if (focus == NULL || !GTK_IS_LIST_BOX_ROW (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX) != GTK_WIDGET (self->list) ||
      !dossier_view_stride_is_letter (key, modifiers))
    return FALSE;

  g_unichar_to_utf8 (gdk_keyval_to_unicode (key), letters);
  dossier_view_terms_begin (self, letters);
  return TRUE;
}

static void
on_pressed (DossierViewTerms *self)
{
  self->by_keys = FALSE;
}

static void
on_given_up (DossierViewTerms *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_back (DossierViewTerms *self)
{
  dossier_view_terms_turn (self, NULL, NULL, NULL);
}

static void
dossier_view_terms_finalize (GObject *object)
{
  g_strfreev (DOSSIER_VIEW_TERMS (object)->wanted);
  g_free (DOSSIER_VIEW_TERMS (object)->sign);
  g_free (DOSSIER_VIEW_TERMS (object)->looked);
  G_OBJECT_CLASS (dossier_view_terms_parent_class)->finalize (object);
}

static void
make_signals (GType type)
{
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LOOKED] = g_signal_new ("looked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_view_terms_class_init (DossierViewTermsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_view_terms_finalize;
  code_quark = g_quark_from_static_string ("liens-code");
  label_quark = g_quark_from_static_string ("liens-label");
  nature_quark = g_quark_from_static_string ("liens-nature");
  tick_quark = g_quark_from_static_string ("liens-tick");
  make_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-terms.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewTerms, pages);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTerms, search);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTerms, list);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTerms, box);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTerms, title);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTerms, page);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_given_up);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
}

static GtkWidget *
make_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_ ("No such word here"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  return label;
}

static void
dossier_view_terms_init (DossierViewTerms *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
  gtk_list_box_set_placeholder (self->list, make_placeholder ());
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
}

GtkWidget *
dossier_view_terms_new (const char *label,
                        gboolean    many)
{
  DossierViewTerms *self = g_object_new (DOSSIER_VIEW_TYPE_TERMS, NULL);

  self->many = many;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

static GtkWidget *
make_words (const char           *label,
            const char           *definition,
            DossierViewTermNature nature)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), LINE);
  gtk_box_append (GTK_BOX (words), title);
  if (nature == DOSSIER_VIEW_TERM_APART)
    gtk_widget_add_css_class (title, "dim-label");
  if (definition != NULL && *definition != '\0')
    {
      GtkWidget *sense = gtk_label_new (definition);

      gtk_label_set_xalign (GTK_LABEL (sense), 0.0f);
      gtk_label_set_wrap (GTK_LABEL (sense), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (sense), LINE);
      gtk_widget_add_css_class (sense, "caption");
      gtk_widget_add_css_class (sense, "dim-label");
      gtk_box_append (GTK_BOX (words), sense);
    }
  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

void
dossier_view_terms_add (DossierViewTerms     *self,
                        const char           *code,
                        const char           *label,
                        const char           *definition,
                        DossierViewTermNature nature,
                        gboolean              chosen)
{
  static const char *const icons[] = { "object-select-symbolic", "object-select-symbolic", "go-next-symbolic", "list-add-symbolic" };
  GtkWidget               *row = gtk_list_box_row_new ();
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget               *icon = gtk_image_new_from_icon_name (icons[nature]);

  g_return_if_fail (DOSSIER_VIEW_IS_TERMS (self));

  gtk_box_append (GTK_BOX (box), make_words (label, definition, nature));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_qdata_full (G_OBJECT (row), code_quark, g_strdup (code), g_free);
  g_object_set_qdata_full (G_OBJECT (row), label_quark, base_text_fold (label), g_free);
  g_object_set_qdata (G_OBJECT (row), nature_quark, GINT_TO_POINTER (nature));
  g_object_set_qdata (G_OBJECT (row), tick_quark, nature < DOSSIER_VIEW_TERM_DOOR ? icon : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  set_ticked (GTK_LIST_BOX_ROW (row), chosen);
  gtk_list_box_append (self->list, row);
  if (++self->n_terms >= LONG_LIST || nature == DOSSIER_VIEW_TERM_MAKER)
    gtk_widget_set_visible (GTK_WIDGET (self->search), TRUE);
}

static void
on_entered (DossierViewTerms *self,
            GtkEntry         *entry)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*words == '\0')
    {
      finish (self);
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit (self, signals[ENTERED], 0, words);
}

void
dossier_view_terms_add_entry (DossierViewTerms *self,
                              const char       *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  g_return_if_fail (DOSSIER_VIEW_IS_TERMS (self));

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  gtk_widget_set_margin_top (entry, 6);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, entry);
}

gboolean
dossier_view_terms_has (DossierViewTerms *self,
                        const char       *code)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (DOSSIER_VIEW_IS_TERMS (self), FALSE);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_qdata (G_OBJECT (row), code_quark), code) == 0)
      return TRUE;
  return FALSE;
}

void
dossier_view_terms_show_search (DossierViewTerms *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_TERMS (self));

  gtk_widget_set_visible (GTK_WIDGET (self->search), TRUE);
}

void
dossier_view_terms_begin (DossierViewTerms *self,
                          const char       *letters)
{
  g_return_if_fail (DOSSIER_VIEW_IS_TERMS (self) && letters != NULL);

  self->by_keys = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->search), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_text (GTK_EDITABLE (self->search), letters);
  on_search_changed (self);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

const char *
dossier_view_terms_get_words (DossierViewTerms *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

void
dossier_view_terms_turn (DossierViewTerms *self,
                         const char       *title,
                         GtkWidget        *page,
                         GtkWidget        *focus)
{
  GtkWidget *old = gtk_widget_get_last_child (GTK_WIDGET (self->page));

  g_return_if_fail (DOSSIER_VIEW_IS_TERMS (self));

  if (old != gtk_widget_get_first_child (GTK_WIDGET (self->page)))
    gtk_box_remove (self->page, old);
  gtk_stack_set_visible_child_name (self->pages, page != NULL ? "page" : "list");
  if (page == NULL)
    {
      look_again (self);
      return;
    }
  gtk_label_set_label (self->title, title);
  gtk_box_append (self->page, page);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}
