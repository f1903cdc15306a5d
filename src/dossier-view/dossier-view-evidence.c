#include "config.h"

#include "dossier-view-evidence.h"

#include "dossier-view-proof-offers.h"

#include <glib/gi18n-lib.h>

/* Who it joins is not a claim; what is evidence, or says who may see it, is not one either. */
static const char *const not_claims[] = { "a", "b", "certainty", "sources", "notes", "verified_on", "visibility", NULL };

const DossierField *
dossier_view_evidence_find_field (const DossierKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == DOSSIER_FIELD_EVIDENCE)
      return &kind->fields[i];
  return NULL;
}

gboolean
dossier_view_evidence_is_for (const DossierKind  *kind,
                              const DossierField *field)
{
  return dossier_view_evidence_find_field (kind) != NULL && (field->flags & DOSSIER_FIELD_HIDDEN) == 0 && !g_strv_contains (not_claims, field->code);
}

static gboolean
is_of (const char *key,
       const char *field)
{
  gsize length = strlen (field);

  return strncmp (key, field, length) == 0 && key[length] == '@';
}

static const char *const *
get_keys (const DossierRecord *record)
{
  static const char *const nothing[] = { NULL };
  const DossierField      *evidence = dossier_view_evidence_find_field (dossier_record_get_kind (record));

  return evidence != NULL ? dossier_record_get_keys (record, evidence->code) : nothing;
}

char *
dossier_view_evidence_name_shown (const DossierRecord     *record,
                                  const DossierVocabulary *vocabulary,
                                  const char              *proof)
{
  const DossierKind  *kind = dossier_record_get_kind (record);
  const DossierField *evidence = dossier_view_evidence_find_field (kind);
  GString            *labels = g_string_new (NULL);

  for (guint i = 0; evidence != NULL && i < kind->n_fields; i++)
    for (const char *const *key = get_keys (record); *key != NULL; key++)
      if (is_of (*key, kind->fields[i].code) && g_strcmp0 (dossier_field_find_reference (evidence, *key), proof) == 0)
        g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", dossier_vocabulary_get_heading (vocabulary, &kind->fields[i]));
  return g_string_free (labels, labels->len == 0);
}

static gboolean
is_shown (const DossierRecord *record,
          const char          *field)
{
  for (const char *const *key = get_keys (record); *key != NULL; key++)
    if (is_of (*key, field))
      return TRUE;
  return FALSE;
}

static gboolean
is_answered (const DossierRecord *record,
             const DossierField  *field)
{
  return dossier_field_is_set (field) ? *dossier_record_get_keys (record, field->code) != NULL : dossier_record_get (record, field->code) != NULL;
}

GPtrArray *
dossier_view_evidence_list_unshown (const DossierRecord     *record,
                                    const DossierVocabulary *vocabulary)
{
  GPtrArray         *labels = g_ptr_array_new ();
  const DossierKind *kind = dossier_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (dossier_view_evidence_is_for (kind, field) && is_answered (record, field) && !is_shown (record, field->code))
        g_ptr_array_add (labels, (gpointer) dossier_vocabulary_get_heading (vocabulary, field));
    }
  return labels;
}

/* --- the mark */

typedef struct
{
  DossierViewField  *field; /* the mark stands in it */
  DossierRecord     *record;
  DossierVocabulary *vocabulary;
} Mark;

static G_DEFINE_QUARK (liens - evidence, mark)

  static Mark *get_mark (GtkWidget *widget)
{
  return g_object_get_qdata (G_OBJECT (widget), mark_quark ());
}

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_clear_pointer (&mark->record, dossier_record_unref);
  g_clear_pointer (&mark->vocabulary, dossier_vocabulary_unref);
  g_free (mark);
}

static const DossierRecord *
get_record (DossierViewField *field)
{
  return get_mark (dossier_view_field_get_mark (field))->record;
}

static char *
make_key (DossierViewField *field,
          const char       *proof)
{
  return g_strconcat (dossier_view_field_get_field (field)->code, "@", proof, NULL);
}

static gboolean
is_held (DossierViewField *field,
         const char       *id)
{
  g_autofree char *key = make_key (field, id);

  return g_strv_contains (get_keys (get_record (field)), key);
}

static void
put (DossierViewField *field,
     DossierAct       *act,
     const char       *id,
     gboolean          in)
{
  const DossierKind *kind = dossier_view_field_get_kind (field);
  g_autofree char   *key = make_key (field, id);

  dossier_act_put (act, kind, dossier_record_get_id (get_record (field)), dossier_view_evidence_find_field (kind)->code, key, in);
}

/* A source of one answer is one of the record. */
static void
use_source (DossierViewField *field,
            DossierAct       *act,
            const char       *id)
{
  const DossierKind *kind = dossier_view_field_get_kind (field);

  put (field, act, id, TRUE);
  if (dossier_kind_find_field (kind, "sources") != NULL)
    dossier_act_put (act, kind, dossier_record_get_id (get_record (field)), "sources", id, TRUE);
}

static void
on_chosen (DossierViewField *field,
           const char       *code,
           gboolean          in,
           DossierViewTerms *terms)
{
  DossierAct *act;

  if (g_str_equal (code, DOSSIER_VIEW_PROOF_NEW))
    {
      dossier_view_proof_offers_ask (terms, field, get_mark (dossier_view_field_get_mark (field))->vocabulary, use_source);
      return;
    }
  act = dossier_act_new (NULL);
  if (in && dossier_view_proof_offers_is_source (terms, code))
    use_source (field, act, code);
  else
    put (field, act, code, in);
  dossier_view_proof_offers_write (field, act);
}

static void
make_popover (GtkMenuButton *button,
              gpointer       user_data)
{
  DossierViewField *field = user_data;
  Mark             *mark = get_mark (GTK_WIDGET (button));
  GtkWidget        *terms = dossier_view_terms_new (_ ("What shows it"), TRUE);

  if (mark->record != NULL)
    dossier_view_proof_offers_load (DOSSIER_VIEW_TERMS (terms), field, dossier_record_get_id (mark->record), FALSE, is_held);
  g_signal_connect_object (terms, "chosen", G_CALLBACK (on_chosen), field, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, terms);
}

GtkWidget *
dossier_view_evidence_new_mark (DossierViewField *field)
{
  GtkWidget *button = gtk_menu_button_new ();
  Mark      *mark = g_new0 (Mark, 1);

  mark->field = field;
  g_object_set_qdata_full (G_OBJECT (button), mark_quark (), mark, mark_free);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "mail-attachment-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popover, field, NULL);
  /* Thirty more stops on the way through a sheet would help nobody: it has its key. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mark");
  return button;
}

static char *
name_proofs (const DossierViewFacts *facts,
             const char             *field)
{
  GString *names = g_string_new (NULL);

  for (const char *const *key = get_keys (facts->record); *key != NULL; key++)
    if (is_of (*key, field))
      {
        const DossierViewProof *proof = dossier_view_facts_find_proof (facts, strchr (*key, '@') + 1);
        g_autofree char        *description = proof != NULL ? dossier_view_proof_describe (proof, facts->vocabulary) : g_strdup ("");

        g_string_append_printf (names, "%s%s%s%s", names->len > 0 ? "\n" : "", dossier_view_facts_get_title (facts, strchr (*key, '@') + 1),
                                *description != '\0' ? ", " : "", description);
      }
  return g_string_free (names, FALSE);
}

void
dossier_view_evidence_show (GtkWidget              *widget,
                            const DossierViewFacts *facts)
{
  Mark            *mark = get_mark (widget);
  g_autofree char *names = name_proofs (facts, dossier_view_field_get_field (mark->field)->code);
  g_autofree char *told = *names != '\0' ? g_strdup (names) : g_strdup (_ ("Without a source: say where it comes from (Ctrl+Shift+S)"));
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), dossier_view_field_get_label (mark->field), told);

  g_clear_pointer (&mark->record, dossier_record_unref);
  mark->record = dossier_record_ref (facts->record);
  g_clear_pointer (&mark->vocabulary, dossier_vocabulary_unref);
  mark->vocabulary = dossier_vocabulary_ref (facts->vocabulary);
  if (*names != '\0')
    gtk_widget_add_css_class (widget, "shown");
  else
    gtk_widget_remove_css_class (widget, "shown");
  gtk_widget_set_tooltip_text (widget, told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
dossier_view_evidence_open (GtkWidget *mark)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (mark));
}
