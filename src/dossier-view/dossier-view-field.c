#include "config.h"

#include "dossier-view-field.h"

#include "dossier-view-choice.h"
#include "dossier-view-contest.h"
#include "dossier-view-evidence.h"
#include "dossier-view-history.h"
#include "dossier-view-holders.h"
#include "dossier-view-lost.h"
#include "dossier-view-programmes.h"
#include "dossier-view-prose.h"
#include "dossier-view-reference.h"
#include "dossier-view-sources.h"
#include "dossier-view-text.h"
#include "dossier-view-ticks.h"

#include <glib/gi18n-lib.h>

#define MARK_WIDTH 24 /* pixels, as in liens.css */
#define CALM 1000     /* ms without a key before what is typed is saved */

typedef struct
{
  const DossierKind  *kind;
  const DossierField *field;
  DossierStore       *store;
  GtkLabel           *name;
  AdwBin             *editor;
  GtkBox             *suffixes;
  GtkLabel           *message;
  AdwBin             *below;
  GBytes             *seen;     /* when the editing began */
  GBytes             *shown;    /* as the record was last shown */
  GtkWidget          *mark;     /* of what shows the answer; NULL: none */
  char               *id;       /* of the record that is shown; NULL: none yet */
  GtkWidget          *menu;     /* NULL: never asked for */
  guint               calm;     /* source id */
  guint               serial;   /* of what was typed or chosen last */
  guint               told;     /* the serial "answered" was emitted for */
  guint               erasures; /* of the field, when the editing began */
  gboolean            is_edited;
  gboolean            is_held;
  gboolean            is_lost; /* erased since */
  gboolean            is_empty;
  gboolean            is_contested; /* the field says so, under itself */
  gboolean            is_detached;  /* of no record yet */
  gboolean            is_named;     /* by who shows it, not by its heading */
} DossierViewFieldPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DossierViewField, dossier_view_field, ADW_TYPE_PREFERENCES_ROW)

enum
{
  TYPED,
  ANSWERED,
  ABANDONED,
  REPEAT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static DossierViewFieldPrivate *
get_private (DossierViewField *self)
{
  return dossier_view_field_get_instance_private (self);
}

static gboolean
on_calm (gpointer data)
{
  DossierViewField *self = data;

  get_private (self)->calm = 0;
  dossier_view_field_flush (self);
  return G_SOURCE_REMOVE;
}

static void
on_left (GtkEventControllerFocus *focus,
         DossierViewField        *self)
{
  dossier_view_field_flush (self);
}

static gboolean
dossier_view_field_grab_focus (GtkWidget *widget)
{
  DossierViewField *self = DOSSIER_VIEW_FIELD (widget);
  GtkWidget        *editor = DOSSIER_VIEW_FIELD_GET_CLASS (self)->get_editor (self);

  return editor != NULL && gtk_widget_grab_focus (editor);
}

/* What is in the row takes the focus, the answer before what stands after it; a list box would stop at the row itself, and
 * GTK goes by who stands a pixel higher. */
static gboolean
dossier_view_field_focus (GtkWidget       *widget,
                          GtkDirectionType direction)
{
  DossierViewFieldPrivate *priv = get_private (DOSSIER_VIEW_FIELD (widget));
  GtkWidget               *parts[] = { GTK_WIDGET (priv->editor), GTK_WIDGET (priv->suffixes) };
  GtkWidget               *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  int                      by = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1, at = by > 0 ? 0 : 1;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);

  for (int i = 0; i < 2; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, parts[i]))
      at = i;
  for (; at >= 0 && at < 2; at += by)
    if (gtk_widget_child_focus (parts[at], direction))
      return TRUE;
  return FALSE;
}

static gboolean
on_source_key (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  GtkWidget *mark = get_private (DOSSIER_VIEW_FIELD (widget))->mark;

  if (mark != NULL)
    dossier_view_evidence_open (mark);
  return mark != NULL;
}

/* The whole row answers to a click, not only its text. */
static void
on_pressed (GtkGestureClick  *click,
            int               n,
            double            x,
            double            y,
            DossierViewField *self)
{
  GtkWidget *editor = DOSSIER_VIEW_FIELD_GET_CLASS (self)->get_editor (self);
  GtkWidget *target = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (editor != NULL && target != NULL && !gtk_widget_is_ancestor (target, editor) && target != editor &&
      gtk_widget_get_ancestor (target, GTK_TYPE_BUTTON) == NULL && gtk_widget_get_ancestor (target, GTK_TYPE_MENU_BUTTON) == NULL)
    gtk_widget_grab_focus (editor);
}

/* --- what it said before */

static void
show_history (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DossierViewFieldPrivate *priv = get_private (DOSSIER_VIEW_FIELD (widget));

  if (priv->id != NULL)
    dossier_view_history_present_record (GTK_WINDOW (gtk_widget_get_root (widget)), priv->store, priv->id, priv->field, dossier_view_field_get_label (DOSSIER_VIEW_FIELD (widget)));
}

/* What stands in the row may have a menu of its own, and then answers first. */
static void
on_menu (GtkGestureClick  *click,
         int               n,
         double            x,
         double            y,
         DossierViewField *self)
{
  DossierViewFieldPrivate *priv = get_private (self);
  GdkRectangle             place = { (int) x, (int) y, 1, 1 };

  if (priv->id == NULL)
    return;
  if (priv->menu == NULL)
    {
      g_autoptr (GMenu) items = g_menu_new ();

      g_menu_append (items, _ ("_History of this field"), "field.history");
      priv->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (items));
      gtk_popover_set_has_arrow (GTK_POPOVER (priv->menu), FALSE);
      gtk_widget_set_halign (priv->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (priv->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (priv->menu), &place);
  gtk_popover_popup (GTK_POPOVER (priv->menu));
}

static gboolean
on_repeat_key (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  g_signal_emit (widget, signals[REPEAT], 0);
  return TRUE;
}

static void
dossier_view_field_dispose (GObject *object)
{
  DossierViewFieldPrivate *priv = get_private (DOSSIER_VIEW_FIELD (object));

  g_clear_handle_id (&priv->calm, g_source_remove);
  g_clear_object (&priv->store);
  g_clear_pointer (&priv->seen, g_bytes_unref);
  g_clear_pointer (&priv->shown, g_bytes_unref);
  g_clear_pointer (&priv->menu, gtk_widget_unparent);
  g_clear_pointer (&priv->id, g_free);
  /* No gtk_widget_dispose_template () here: GTK 4.8 looks for the template on the class of the instance, and every
   * field is of a derived one. The row lets its only child go by itself. */
  G_OBJECT_CLASS (dossier_view_field_parent_class)->dispose (object);
}

static void
dossier_view_field_class_init (DossierViewFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_field_dispose;
  widget_class->grab_focus = dossier_view_field_grab_focus;
  widget_class->focus = dossier_view_field_focus;

  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[ABANDONED] = g_signal_new ("abandoned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  signals[REPEAT] = g_signal_new ("repeat", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, on_repeat_key, NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-field.ui");
  gtk_widget_class_bind_template_child_private (widget_class, DossierViewField, name);
  gtk_widget_class_bind_template_child_private (widget_class, DossierViewField, editor);
  gtk_widget_class_bind_template_child_private (widget_class, DossierViewField, suffixes);
  gtk_widget_class_bind_template_child_private (widget_class, DossierViewField, message);
  gtk_widget_class_bind_template_child_private (widget_class, DossierViewField, below);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_source_key, NULL);
  gtk_widget_class_bind_template_callback (widget_class, on_left);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_menu);
  gtk_widget_class_install_action (widget_class, "field.history", NULL, show_history);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "field.history", NULL);
}

static void
dossier_view_field_init (DossierViewField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_label (DossierViewField *self,
            const char       *label)
{
  GtkWidget *editor = DOSSIER_VIEW_FIELD_GET_CLASS (self)->get_editor (self);

  gtk_label_set_label (get_private (self)->name, label);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  if (editor != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GType
choose_type (const DossierField *field)
{
  switch (field->type)
    {
    case DOSSIER_FIELD_LONG_TEXT:
      return DOSSIER_VIEW_TYPE_PROSE;
    case DOSSIER_FIELD_BOOLEAN:
    case DOSSIER_FIELD_VOCABULARY:
      return DOSSIER_VIEW_TYPE_CHOICE;
    case DOSSIER_FIELD_REFERENCE:
      return DOSSIER_VIEW_TYPE_REFERENCE;
    case DOSSIER_FIELD_PROGRAMMES:
      return DOSSIER_VIEW_TYPE_PROGRAMMES;
    case DOSSIER_FIELD_REFERENCES:
      if (g_strcmp0 (field->target, "source") == 0)
        return DOSSIER_VIEW_TYPE_SOURCES;
      return g_str_has_prefix (field->code, "thread_") ? DOSSIER_VIEW_TYPE_HOLDERS : DOSSIER_VIEW_TYPE_TICKS;
    case DOSSIER_FIELD_VOCABULARIES:
    case DOSSIER_FIELD_WORDS:
      return DOSSIER_VIEW_TYPE_TICKS;
    case DOSSIER_FIELD_TEXT:
    case DOSSIER_FIELD_INTEGER:
    case DOSSIER_FIELD_REAL:
    case DOSSIER_FIELD_DATE:
    case DOSSIER_FIELD_POSITION:
    case DOSSIER_FIELD_OUTLINE:
    default:
      return DOSSIER_VIEW_TYPE_TEXT;
    }
}

/* What has no mark leaves its place empty: what stands before it is one column. */
static void
add_mark (DossierViewField *self)
{
  DossierViewFieldPrivate *priv = get_private (self);
  GtkWidget               *space;

  if (dossier_view_evidence_find_field (priv->kind) == NULL)
    return;
  if (dossier_view_evidence_is_for (priv->kind, priv->field))
    {
      priv->mark = dossier_view_evidence_new_mark (self);
      dossier_view_field_add_suffix (self, priv->mark);
      return;
    }
  space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (space, MARK_WIDTH, -1);
  dossier_view_field_add_suffix (self, space);
}

DossierViewField *
dossier_view_field_new (const DossierKind  *kind,
                        const DossierField *field,
                        DossierStore       *store)
{
  DossierViewField        *self = g_object_new (choose_type (field), NULL);
  DossierViewFieldPrivate *priv = get_private (self);

  priv->kind = kind;
  priv->field = field;
  priv->store = g_object_ref (store);
  show_label (self, dossier_kinds_translate (field->label));
  add_mark (self);
  return self;
}

GtkWidget *
dossier_view_field_get_mark (DossierViewField *self)
{
  return get_private (self)->mark;
}

void
dossier_view_field_detach (DossierViewField *self)
{
  DossierViewFieldPrivate *priv = get_private (self);

  priv->is_detached = TRUE;
  if (priv->mark != NULL)
    gtk_box_remove (priv->suffixes, priv->mark);
  priv->mark = NULL;
}

gboolean
dossier_view_field_is_detached (DossierViewField *self)
{
  return get_private (self)->is_detached;
}

const DossierField *
dossier_view_field_get_field (DossierViewField *self)
{
  return get_private (self)->field;
}

const DossierKind *
dossier_view_field_get_kind (DossierViewField *self)
{
  return get_private (self)->kind;
}

DossierStore *
dossier_view_field_get_store (DossierViewField *self)
{
  return get_private (self)->store;
}

const char *
dossier_view_field_get_label (DossierViewField *self)
{
  return gtk_label_get_label (get_private (self)->name);
}

void
dossier_view_field_set_label (DossierViewField *self,
                              const char       *label)
{
  get_private (self)->is_named = TRUE;
  show_label (self, label);
}

/* As people call it now, and what they say that it asks. */
static void
show_heading (DossierViewField        *self,
              const DossierVocabulary *vocabulary)
{
  DossierViewFieldPrivate *priv = get_private (self);
  const char              *heading = dossier_vocabulary_get_heading (vocabulary, priv->field);

  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->name), dossier_vocabulary_get_heading_definition (vocabulary, priv->field));
  if (!priv->is_named && g_strcmp0 (heading, gtk_label_get_label (priv->name)) != 0)
    show_label (self, heading);
}

static void
keep_bytes (GBytes **place,
            GBytes  *bytes)
{
  GBytes *held = bytes != NULL ? g_bytes_ref (bytes) : NULL;

  g_clear_pointer (place, g_bytes_unref);
  *place = held;
}

GBytes *
dossier_view_field_get_seen (DossierViewField *self)
{
  return get_private (self)->seen;
}

void
dossier_view_field_see (DossierViewField *self)
{
  keep_bytes (&get_private (self)->seen, get_private (self)->shown);
}

/* Several answers: said under the one that is shown, with a way to choose. */
static void
show_contest (DossierViewField       *self,
              const DossierViewFacts *facts)
{
  DossierViewFieldPrivate *priv = get_private (self);
  const DossierConflict   *conflict = dossier_view_facts_find_conflict (facts, priv->field);
  g_autofree char         *sentence = conflict != NULL ? dossier_view_contest_dup_sentence (conflict) : NULL;

  if (conflict == NULL && !priv->is_contested)
    return;
  priv->is_contested = conflict != NULL;
  if (sentence != NULL)
    dossier_view_field_say (self, DOSSIER_VIEW_TONE_WARNING, sentence);
  dossier_view_field_set_below (self, conflict != NULL ? dossier_view_contest_new_button (conflict) : NULL);
}

gboolean
dossier_view_field_is_edited (DossierViewField *self)
{
  return get_private (self)->is_edited;
}

gboolean
dossier_view_field_is_empty (DossierViewField *self)
{
  return get_private (self)->is_empty;
}

gboolean
dossier_view_field_is_lost (DossierViewField *self)
{
  return get_private (self)->is_lost;
}

char *
dossier_view_field_dup_typed (DossierViewField *self)
{
  return DOSSIER_VIEW_FIELD_GET_CLASS (self)->dup_typed != NULL ? DOSSIER_VIEW_FIELD_GET_CLASS (self)->dup_typed (self) : NULL;
}

/* Not in the draft a crash leaves, either: it may be the very words that were erased. */
void
dossier_view_field_lose (DossierViewField *self)
{
  DossierViewFieldPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->calm, g_source_remove);
  priv->is_edited = priv->is_lost = TRUE;
  dossier_view_field_say (self, DOSSIER_VIEW_TONE_WARNING, dossier_view_lost_get_sentence ());
  dossier_view_field_set_below (self, dossier_view_lost_new_choice (self));
  g_signal_emit (self, signals[TYPED], 0, NULL);
}

/* What the record says now does not replace what is typed. */
static void
follow (DossierViewField       *self,
        const DossierViewFacts *facts)
{
  DossierViewFieldPrivate *priv = get_private (self);

  if (priv->is_lost)
    return;
  if (dossier_view_facts_count_erasures (facts, priv->field) > priv->erasures)
    dossier_view_field_lose (self);
  else if (DOSSIER_VIEW_FIELD_GET_CLASS (self)->follow != NULL)
    DOSSIER_VIEW_FIELD_GET_CLASS (self)->follow (self, facts);
}

void
dossier_view_field_show (DossierViewField       *self,
                         const DossierViewFacts *facts)
{
  DossierViewFieldPrivate *priv = get_private (self);

  show_heading (self, facts->vocabulary);
  keep_bytes (&priv->shown, facts->seen);
  if (facts->seen != NULL && g_strcmp0 (priv->id, dossier_record_get_id (facts->record)) != 0)
    {
      g_free (priv->id);
      priv->id = g_strdup (dossier_record_get_id (facts->record));
    }
  if (priv->mark != NULL)
    dossier_view_evidence_show (priv->mark, facts);
  if (dossier_field_is_set (priv->field))
    priv->is_empty = *dossier_record_get_keys (facts->record, priv->field->code) == NULL;
  else
    priv->is_empty = dossier_record_get (facts->record, priv->field->code) == NULL;
  if (priv->is_edited)
    {
      follow (self, facts);
      return;
    }

  priv->erasures = dossier_view_facts_count_erasures (facts, priv->field);
  dossier_view_field_see (self);
  dossier_view_field_say (self, DOSSIER_VIEW_TONE_QUIET, NULL);
  DOSSIER_VIEW_FIELD_GET_CLASS (self)->show (self, facts);
  show_contest (self, facts);
}

gboolean
dossier_view_field_write (DossierViewField *self,
                          DossierAct       *act,
                          const char       *id,
                          char            **sentence)
{
  return DOSSIER_VIEW_FIELD_GET_CLASS (self)->write (self, act, id, sentence);
}

void
dossier_view_field_restore (DossierViewField *self,
                            const char       *text)
{
  DossierViewFieldPrivate *priv = get_private (self);

  if (priv->is_edited || DOSSIER_VIEW_FIELD_GET_CLASS (self)->restore == NULL)
    return;

  DOSSIER_VIEW_FIELD_GET_CLASS (self)->restore (self, text);
  /* Not saved behind the person's back: it waits until the field is looked at and left. */
  g_clear_handle_id (&priv->calm, g_source_remove);
  dossier_view_field_say (self, DOSSIER_VIEW_TONE_WARNING, _ ("Typed earlier, not saved yet. Press Enter to keep it, Escape to go back."));
}

guint
dossier_view_field_get_serial (DossierViewField *self)
{
  return get_private (self)->serial;
}

void
dossier_view_field_settle (DossierViewField *self,
                           guint             serial)
{
  DossierViewFieldPrivate *priv = get_private (self);

  if (serial != priv->serial || priv->is_lost)
    return;

  g_clear_handle_id (&priv->calm, g_source_remove);
  priv->is_edited = FALSE;
}

void
dossier_view_field_flush (DossierViewField *self)
{
  DossierViewFieldPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->calm, g_source_remove);
  if (!priv->is_edited || priv->is_held || priv->is_lost || priv->told == priv->serial)
    return;

  priv->told = priv->serial;
  g_signal_emit (self, signals[ANSWERED], 0);
}

void
dossier_view_field_say (DossierViewField *self,
                        DossierViewTone   tone,
                        const char       *sentence)
{
  static const char *const classes[] = { "dim-label", "warning", "error" };
  DossierViewFieldPrivate *priv = get_private (self);

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (priv->message), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (priv->message), classes[tone]);
  gtk_label_set_label (priv->message, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->message), sentence != NULL);
}

void
dossier_view_field_set_below (DossierViewField *self,
                              GtkWidget        *widget)
{
  adw_bin_set_child (get_private (self)->below, widget);
}

void
dossier_view_field_set_held (DossierViewField *self,
                             gboolean          is_held)
{
  get_private (self)->is_held = is_held;
}

void
dossier_view_field_set_editor (DossierViewField *self,
                               GtkWidget        *editor)
{
  adw_bin_set_child (get_private (self)->editor, editor);
}

void
dossier_view_field_add_suffix (DossierViewField *self,
                               GtkWidget        *widget)
{
  gtk_box_append (get_private (self)->suffixes, widget);
}

void
dossier_view_field_type (DossierViewField *self,
                         const char       *text)
{
  DossierViewFieldPrivate *priv = get_private (self);

  priv->is_edited = TRUE;
  priv->serial++;
  if (priv->is_lost)
    return;
  g_clear_handle_id (&priv->calm, g_source_remove);
  priv->calm = g_timeout_add (CALM, on_calm, self);
  if (text != NULL)
    g_signal_emit (self, signals[TYPED], 0, text);
}

void
dossier_view_field_answer (DossierViewField *self)
{
  get_private (self)->is_edited = TRUE;
  get_private (self)->serial++;
  dossier_view_field_flush (self);
}

void
dossier_view_field_abandon (DossierViewField *self)
{
  DossierViewFieldPrivate *priv = get_private (self);

  if (priv->is_lost)
    dossier_view_field_set_below (self, NULL);
  priv->is_lost = FALSE;
  dossier_view_field_settle (self, priv->serial);
  g_signal_emit (self, signals[ABANDONED], 0);
}
