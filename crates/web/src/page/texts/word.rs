//! The form by which a Word document is brought that was made of a text and changed.

use comity_draft::{Phase, Text};
use maud::{Markup, html};

use crate::{
    part::text::said::text_path,
    question::{negotiated::Laid, view::View},
    word::locale::t,
};

/// The form, where a text takes proposals today and something can be said here.
pub fn section(view: &View, text: &Text, laid: &Laid) -> Markup {
    let is_now = view.on == view.today && view.known.is_none();
    if view.site.is_mirror || !is_now || laid.reading.phase != Phase::Open {
        return html! {};
    }
    let opening = &laid.table.opening;
    html! {
        section aria-labelledby="word" {
            h2 #word { (t!(view, "word-title")) }
            p { (t!(view, "word-lead")) " " a href=(view.link(&format!("{}.docx", text_path(&text.id)))) { (t!(view, "word-take")) } }
            form.entry method="post" enctype="multipart/form-data" action=(view.action("/desk/word")) {
                input type="hidden" name="text" value=(text.id);
                div.field {
                    label for="word-document" { (t!(view, "word-document")) }
                    input #word-document type="file" name="document" required accept=".docx";
                }
                div.field {
                    label for="word-actor" { (view.word("field", "actor")) }
                    @if opening.members.is_empty() { input #word-actor name="actor" required maxlength="80" dir="ltr"; } @else {
                        select #word-actor name="actor" required {
                            option value="" {}
                            @for id in opening.members.iter().chain(&opening.chairs) { option value=(id) { (view.name_of(id)) } }
                        }
                    }
                }
                div.field { label for="word-id" { (view.word("field", "id")) } input #word-id name="id" required maxlength="60" dir="ltr"; }
                div.field { label for="word-source" { (view.word("field", "source")) } input #word-source name="source" required maxlength="500" dir="ltr"; }
                div.field { label for="word-because" { (t!(view, "word-because")) " " span.quiet { (t!(view, "optional")) } } input #word-because name="because" maxlength="500" dir="auto"; }
                div.field { label { input type="checkbox" name="together" value="1"; " " (t!(view, "word-together")) } }
                div.buttons { button { (t!(view, "word-bring")) } }
            }
        }
    }
}
