#include "config.h"

#include "dossier-view-record.h"

#include "dossier-view-around.h"
#include "dossier-view-form.h"
#include "dossier-view-history.h"
#include "dossier-view-quote.h"
#include "dossier-view-stride.h"

#include <glib/gi18n-lib.h>

#define MOST_OWNERS 12 /* more are seen in their field */

struct _DossierViewRecord
{
  AdwBin               parent_instance;
  char                *id;
  GStrv                tags; /* what each row of an owner says */
  GtkScrolledWindow   *scroll;
  GtkImage            *icon;
  GtkLabel            *kind;
  GtkLabel            *title;
  AdwPreferencesGroup *owners;
  GPtrArray           *rows;
  DossierViewForm     *form;
  DossierViewAround   *around;
  DossierViewHistory  *history;
};

G_DEFINE_FINAL_TYPE (DossierViewRecord, dossier_view_record, ADW_TYPE_BIN)

static guint stale_signal;

/* --- what it is */

static const char *
get_icon (const DossierKind *kind)
{
  static const char *const icons[][2] = {
    { "link_step", "x-office-calendar-symbolic" },
    { "action", "system-run-symbolic" },
    { "shared_evaluation", "emblem-ok-symbolic" },
    { "absence", "action-unavailable-symbolic" },
    { "passage", "user-available-symbolic" },
    { "attachment", "mail-attachment-symbolic" },
    { "interview", "avatar-default-symbolic" },
    { "source", "text-x-generic-symbolic" },
    { "territory", "mark-location-symbolic" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_str_equal (icons[i][0], kind->code))
      return icons[i][1];
  return "text-x-generic-symbolic";
}

static void
show_head (DossierViewRecord      *self,
           const DossierViewFacts *facts)
{
  const DossierKind *kind = dossier_record_get_kind (facts->record);
  g_autofree char   *said = facts->title != NULL && g_str_equal (kind->code, "passage") ? dossier_view_quote_dress (facts->title) : NULL;
  const char        *title = said != NULL ? said : facts->title;

  gtk_image_set_from_icon_name (self->icon, get_icon (kind));
  gtk_label_set_label (self->kind, dossier_kinds_translate (kind->label));
  gtk_label_set_label (self->title, title != NULL ? title : _ ("Not described yet"));
}

/* --- what it belongs to */

typedef struct
{
  const DossierField *field;
  const char         *id; /* borrowed from the record */
} Owner;

static gboolean
leads_to_records (const DossierField *field)
{
  return !(field->flags & DOSSIER_FIELD_HIDDEN) && (field->type == DOSSIER_FIELD_REFERENCE || field->type == DOSSIER_FIELD_REFERENCES);
}

static GArray *
list_owners (const DossierRecord *record)
{
  const DossierKind *kind = dossier_record_get_kind (record);
  GArray            *owners = g_array_new (FALSE, FALSE, sizeof (Owner));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];
      const char         *id = field->type == DOSSIER_FIELD_REFERENCE ? dossier_record_get_reference (record, field->code) : NULL;

      if (!leads_to_records (field))
        continue;
      if (id != NULL)
        g_array_append_vals (owners, &(Owner){ field, id }, 1);
      else if (dossier_field_is_set (field))
        for (const char *const *key = dossier_record_get_keys (record, field->code); *key != NULL; key++)
          if (dossier_field_find_reference (field, *key) != NULL)
            g_array_append_vals (owners, &(Owner){ field, *key }, 1);
    }
  g_array_set_size (owners, MIN (owners->len, MOST_OWNERS));
  return owners;
}

static GtkWidget *
make_owner_row (const Owner             *owner,
                const char              *title,
                const DossierVocabulary *vocabulary)
{
  GtkWidget       *row = adw_action_row_new ();
  const char      *label = dossier_vocabulary_get_heading (vocabulary, owner->field);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, label);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), label);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", owner->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.select");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* What more there is to do with a record of its kind, in the window. */
typedef struct
{
  const char *kind, *field; /* only where it is filled; NULL: always */
  const char *action, *title, *icon;
} Way;

static const Way ways[] = {
  { "interview", NULL, "win.read-notes", N_ ("Read the notes and make something of them"), "accessories-text-editor-symbolic" },
  { "meeting", "minutes", "win.read-notes", N_ ("Read the notes and make something of them"), "accessories-text-editor-symbolic" },
  { "passage", "interview", "win.show-passage", N_ ("See it in the notes"), "accessories-text-editor-symbolic" },
  { "passage", "meeting", "win.show-passage", N_ ("See it in the notes"), "accessories-text-editor-symbolic" },
  { "passage", "start", "win.listen", N_ ("Listen to it in the recording"), "media-playback-start-symbolic" },
};

static gboolean
is_open (const Way           *way,
         const DossierRecord *record)
{
  return g_str_equal (way->kind, dossier_record_get_kind (record)->code) && (way->field == NULL || dossier_record_get (record, way->field) != NULL);
}

static GtkWidget *
make_way_row (const Way  *way,
              const char *id)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (way->title));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (way->icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), way->action);
  return row;
}

static guint
count_ways (const DossierRecord *record)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    n += is_open (&ways[i], record);
  return n;
}

static GStrv
make_tags (const DossierViewFacts *facts,
           GArray                 *owners)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (is_open (&ways[i], facts->record))
      {
        g_autofree char *tag = g_strjoin ("\n", ways[i].action, dossier_record_get_id (facts->record), NULL);

        g_strv_builder_add (builder, tag);
      }
  for (guint i = 0; i < owners->len; i++)
    {
      const Owner     *owner = &g_array_index (owners, Owner, i);
      g_autofree char *tag = g_strjoin ("\n", owner->field->code, owner->id, dossier_view_facts_get_title (facts, owner->id), NULL);

      g_strv_builder_add (builder, tag);
    }
  return g_strv_builder_end (builder);
}

static void
take_owners_away (DossierViewRecord *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->owners, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->tags, g_strfreev);
}

/* Rows that would say the same stay, with the focus. */
static void
show_owners (DossierViewRecord      *self,
             const DossierViewFacts *facts)
{
  g_autoptr (GArray) owners = list_owners (facts->record);
  g_auto (GStrv)     tags = make_tags (facts, owners);

  /* Translators: the heading over the members and the communes of a territory. */
  adw_preferences_group_set_title (self->owners, g_str_equal (dossier_record_get_kind (facts->record)->code, "territory") ? _ ("Goes with") : _ ("Belongs to"));
  gtk_widget_set_visible (GTK_WIDGET (self->owners), owners->len + count_ways (facts->record) > 0);
  if (self->tags != NULL && g_strv_equal ((const char *const *) self->tags, (const char *const *) tags))
    return;
  take_owners_away (self);
  self->tags = g_steal_pointer (&tags);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (is_open (&ways[i], facts->record))
      {
        GtkWidget *row = make_way_row (&ways[i], dossier_record_get_id (facts->record));

        adw_preferences_group_add (self->owners, row);
        g_ptr_array_add (self->rows, row);
      }
  for (guint i = 0; i < owners->len; i++)
    {
      const Owner *owner = &g_array_index (owners, Owner, i);
      GtkWidget   *row = make_owner_row (owner, dossier_view_facts_get_title (facts, owner->id), facts->vocabulary);

      adw_preferences_group_add (self->owners, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* --- the page */

static void
on_stale (DossierViewRecord *self)
{
  g_signal_emit (self, stale_signal, 0);
}

static void
dossier_view_record_dispose (GObject *object)
{
  DossierViewRecord *self = DOSSIER_VIEW_RECORD (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->tags, g_strfreev);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_RECORD);
  G_OBJECT_CLASS (dossier_view_record_parent_class)->dispose (object);
}

static void
dossier_view_record_class_init (DossierViewRecordClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_record_dispose;
  stale_signal = g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DOSSIER_VIEW_TYPE_FORM);
  g_type_ensure (DOSSIER_VIEW_TYPE_AROUND);
  g_type_ensure (DOSSIER_VIEW_TYPE_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-record.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewRecord, scroll);
  gtk_widget_class_bind_template_child (widget_class, DossierViewRecord, icon);
  gtk_widget_class_bind_template_child (widget_class, DossierViewRecord, kind);
  gtk_widget_class_bind_template_child (widget_class, DossierViewRecord, title);
  gtk_widget_class_bind_template_child (widget_class, DossierViewRecord, owners);
  gtk_widget_class_bind_template_child (widget_class, DossierViewRecord, form);
  gtk_widget_class_bind_template_child (widget_class, DossierViewRecord, around);
  gtk_widget_class_bind_template_child (widget_class, DossierViewRecord, history);
  gtk_widget_class_bind_template_callback (widget_class, on_stale);
}

static void
dossier_view_record_init (DossierViewRecord *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_view_stride_install (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

void
dossier_view_record_show (DossierViewRecord      *self,
                          DossierStore           *store,
                          const DossierViewFacts *facts)
{
  const char *id = dossier_record_get_id (facts->record);

  if (g_strcmp0 (self->id, id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (id);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
      dossier_view_stride_take (GTK_WIDGET (self), NULL);
    }
  show_head (self, facts);
  show_owners (self, facts);
  dossier_view_form_show (self->form, store, facts);
  dossier_view_around_show (self->around, store, facts);
  dossier_view_history_show (self->history, store, id);
}

void
dossier_view_record_save (DossierViewRecord *self)
{
  dossier_view_form_save (self->form);
}

void
dossier_view_record_clear (DossierViewRecord *self)
{
  take_owners_away (self);
  dossier_view_form_clear (self->form);
  dossier_view_around_clear (self->around);
  dossier_view_history_clear (self->history);
  g_clear_pointer (&self->id, g_free);
}

void
dossier_view_record_offer (DossierViewRecord *self)
{
  dossier_view_around_offer (self->around);
}
