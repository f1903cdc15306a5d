/* app-notice.h - one sentence at the top of the work, with one thing to do about it
 *
 * For what must wait for a person without stopping anybody: never takes the focus.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_NOTICE (app_notice_get_type ())
G_DECLARE_FINAL_TYPE (AppNotice, app_notice, APP, NOTICE, AdwBin)

/* label and action: what the button says and does; target is consumed when floating. */
void app_notice_show (AppNotice  *self,
                      const char *sentence,
                      const char *label,
                      const char *action,
                      GVariant   *target);
void app_notice_hide (AppNotice *self);

G_END_DECLS
