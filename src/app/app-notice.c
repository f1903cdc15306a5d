#include "config.h"

#include "app-notice.h"

struct _AppNotice
{
  AdwBin       parent_instance;
  GtkRevealer *revealer;
  GtkLabel    *sentence;
  GtkButton   *act;
};

G_DEFINE_FINAL_TYPE (AppNotice, app_notice, ADW_TYPE_BIN)

static void
on_close (AppNotice *self)
{
  app_notice_hide (self);
}

static void
app_notice_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_NOTICE);
  G_OBJECT_CLASS (app_notice_parent_class)->dispose (object);
}

static void
app_notice_class_init (AppNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_notice_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/app-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, AppNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, AppNotice, sentence);
  gtk_widget_class_bind_template_child (widget_class, AppNotice, act);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
}

/* Who has the screen read to them finds nothing that is over. */
static void
on_revealed (AppNotice *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), gtk_revealer_get_reveal_child (self->revealer) || gtk_revealer_get_child_revealed (self->revealer));
}

static void
app_notice_init (AppNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->revealer, "notify::child-revealed", G_CALLBACK (on_revealed), self);
  on_revealed (self);
  g_signal_connect_swapped (self->act, "clicked", G_CALLBACK (app_notice_hide), self);
}

void
app_notice_show (AppNotice  *self,
                 const char *sentence,
                 const char *label,
                 const char *action,
                 GVariant   *target)
{
  g_return_if_fail (APP_IS_NOTICE (self));

  gtk_label_set_label (self->sentence, sentence);
  gtk_button_set_label (self->act, label);
  /* Neither the action of before nor the new one may meet a target that is not its own: they would complain. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->act), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->act), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->act), action);
  gtk_widget_show (GTK_WIDGET (self->revealer));
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
app_notice_hide (AppNotice *self)
{
  g_return_if_fail (APP_IS_NOTICE (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
