//! The form by which a page is followed by mail: nothing is sent before whoever has the address confirms it.

use comity_assess::follow::Topic;
use maud::{Markup, html};

use crate::{question::view::View, word::locale::t};

/// The longest address that mail can have, in bytes (RFC 5321, sections 4.5.3.1.3 and 4.1.2).
const LONGEST: &str = "254";

/// The form, where letters are sent from here.
pub fn follow(view: &View, topic: &Topic) -> Markup {
    html! {
        @if view.site.mails {
            details.follow {
                summary { (t!(view, "follow-open")) }
                form action=(view.action("/follow")) method="post" {
                    input type="hidden" name="topic" value=(topic);
                    input type="hidden" name="language" value=(view.locale.language.tag());
                    p { label { (t!(view, "follow-address")) " " input type="email" name="address" required maxlength=(LONGEST) autocomplete="email" dir="ltr"; } }
                    p { label { input type="radio" name="tell" value="new" checked; " " (t!(view, "follow-new")) } }
                    p { label { input type="radio" name="tell" value="missing"; " " (t!(view, "follow-missing")) } }
                    p { button { (t!(view, "follow-button")) } }
                    p.quiet { (t!(view, "follow-kept")) " " a href=(view.link("/follow")) { (t!(view, "follow-title")) } }
                }
            }
        }
    }
}
