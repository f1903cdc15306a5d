#include "config.h"

#include "exchange-view-offers.h"

#include <glib/gi18n-lib.h>

#define INDENT 30 /* pixels */

/* A box that is ticked for an id. */
typedef struct
{
  GtkCheckButton *box;
  char           *id;
  guint           question; /* it belongs to; of a question, its own number */
} Tick;

struct _ExchangeViewOffers
{
  AdwPreferencesGroup parent_instance;
  GPtrArray          *rows;      /* GtkWidget, borrowed */
  GArray             *questions; /* Tick */
  GArray             *practices; /* Tick */
  GArray             *words;     /* Tick */
  gboolean            showing;   /* no tick is a person's */
};

G_DEFINE_FINAL_TYPE (ExchangeViewOffers, exchange_view_offers, ADW_TYPE_PREFERENCES_GROUP)

static guint chosen;

static void
clear_tick (gpointer data)
{
  g_clear_pointer (&((Tick *) data)->id, g_free);
}

static const Tick *
get (GArray *ticks,
     guint   index)
{
  return &g_array_index (ticks, Tick, index);
}

static void
tell_count (ExchangeViewOffers *self,
            guint               question)
{
  g_autofree char *told = NULL;
  guint            n = 0, total = 0;

  for (guint i = 0; i < self->practices->len; i++)
    if (get (self->practices, i)->question == question)
      {
        total++;
        n += gtk_check_button_get_active (get (self->practices, i)->box);
      }
  /* Translators: of the practices of a question, so many are in the booklet. */
  told = g_strdup_printf (ngettext ("%u of %u practice", "%u of %u practices", total), n, total);
  adw_expander_row_set_subtitle (self->rows->pdata[question], told);
}

static void
on_ticked (ExchangeViewOffers *self)
{
  if (self->showing)
    return;
  for (guint i = 0; i < self->questions->len; i++)
    tell_count (self, i);
  g_signal_emit (self, chosen, 0);
}

static GtkCheckButton *
make_box (ExchangeViewOffers      *self,
          GArray                  *ticks,
          const GuideBookletOffer *offer,
          guint                    question)
{
  GtkWidget *box = gtk_check_button_new ();
  Tick       tick = { GTK_CHECK_BUTTON (box), g_strdup (offer->id), question };

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (tick.box, offer->is_in);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, offer->title != NULL ? offer->title : "", -1);
  g_signal_connect_object (box, "toggled", G_CALLBACK (on_ticked), self, G_CONNECT_SWAPPED);
  g_array_append_val (ticks, tick);
  return tick.box;
}

static void
dress (GtkWidget               *row,
       const GuideBookletOffer *offer)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), offer->title != NULL ? offer->title : "…");
}

/* Words go with what they are said of: under it, a little to the right, and of no use without it. */
static void
add_words (ExchangeViewOffers      *self,
           AdwExpanderRow          *under,
           const GuideBookletOffer *said_of,
           GtkCheckButton          *owner,
           guint                    question)
{
  for (guint i = 0; i < said_of->words->len; i++)
    {
      const GuideBookletOffer *words = said_of->words->pdata[i];
      GtkWidget               *row = adw_action_row_new ();
      GtkWidget               *box = GTK_WIDGET (make_box (self, self->words, words, question));

      dress (row, words);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words->who);
      gtk_widget_set_margin_start (box, INDENT);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), box);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), box);
      g_object_bind_property (owner, "active", row, "sensitive", G_BINDING_SYNC_CREATE);
      adw_expander_row_add_row (under, row);
    }
}

static void
add_practice (ExchangeViewOffers      *self,
              AdwExpanderRow          *under,
              const GuideBookletOffer *offer,
              guint                    question)
{
  GtkWidget      *row = adw_action_row_new ();
  GtkCheckButton *box = make_box (self, self->practices, offer, question);

  dress (row, offer);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (box));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (box));
  adw_expander_row_add_row (under, row);
  add_words (self, under, offer, box, question);
}

static void
add_question (ExchangeViewOffers      *self,
              const GuideBookletOffer *offer)
{
  GtkWidget      *row = adw_expander_row_new ();
  guint           question = self->rows->len;
  GtkCheckButton *box = make_box (self, self->questions, offer, question);

  dress (row, offer);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), GTK_WIDGET (box));
  for (guint i = 0; i < offer->practices->len; i++)
    add_practice (self, ADW_EXPANDER_ROW (row), offer->practices->pdata[i], question);
  add_words (self, ADW_EXPANDER_ROW (row), offer, box, question);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  tell_count (self, question);
}

void
exchange_view_offers_show (ExchangeViewOffers *self,
                           GPtrArray          *offers)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_OFFERS (self) && offers != NULL);

  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->questions, 0);
  g_array_set_size (self->practices, 0);
  g_array_set_size (self->words, 0);
  for (guint i = 0; i < offers->len; i++)
    add_question (self, offers->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), offers->len > 0);
  self->showing = FALSE;
}

static char **
list (GArray  *ticks,
      gboolean are_ticked)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < ticks->len; i++)
    if (gtk_check_button_get_active (get (ticks, i)->box) == are_ticked)
      g_ptr_array_add (ids, g_strdup (get (ticks, i)->id));
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

char **
exchange_view_offers_dup_questions (ExchangeViewOffers *self)
{
  g_return_val_if_fail (EXCHANGE_VIEW_IS_OFFERS (self), NULL);

  return list (self->questions, TRUE);
}

char **
exchange_view_offers_dup_practices (ExchangeViewOffers *self)
{
  g_return_val_if_fail (EXCHANGE_VIEW_IS_OFFERS (self), NULL);

  return list (self->practices, TRUE);
}

char **
exchange_view_offers_dup_words_left_out (ExchangeViewOffers *self)
{
  g_return_val_if_fail (EXCHANGE_VIEW_IS_OFFERS (self), NULL);

  return list (self->words, FALSE);
}

static void
exchange_view_offers_finalize (GObject *object)
{
  ExchangeViewOffers *self = EXCHANGE_VIEW_OFFERS (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->questions);
  g_array_unref (self->practices);
  g_array_unref (self->words);
  G_OBJECT_CLASS (exchange_view_offers_parent_class)->finalize (object);
}

static void
exchange_view_offers_class_init (ExchangeViewOffersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exchange_view_offers_finalize;
  chosen = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exchange_view_offers_init (ExchangeViewOffers *self)
{
  self->rows = g_ptr_array_new ();
  self->questions = g_array_new (FALSE, FALSE, sizeof (Tick));
  self->practices = g_array_new (FALSE, FALSE, sizeof (Tick));
  self->words = g_array_new (FALSE, FALSE, sizeof (Tick));
  g_array_set_clear_func (self->questions, clear_tick);
  g_array_set_clear_func (self->practices, clear_tick);
  g_array_set_clear_func (self->words, clear_tick);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
