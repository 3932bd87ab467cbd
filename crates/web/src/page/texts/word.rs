//! Ways to bring a proposal: the form for a Word document that was made of a text and changed; and how one is lodged under seal.

use comity_draft::{Phase, Text};
use maud::{Markup, html};

use crate::{
    part::text::said::text_path,
    question::{negotiated::Laid, view::View},
    word::{address::encode, locale::t},
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
        (seal(view, text))
    }
}

/// How a proposal is sealed: where its words are written, and so not here.
fn seal(view: &View, text: &Text) -> Markup {
    let form = |value: &str, target: &str, detail: &str| {
        let detail = encode(detail);
        view.action(&format!("/desk/new?form=drafting&value={value}&target={target}&detail={detail}"))
    };
    html! {
        section aria-labelledby="seal" {
            h2 #seal { (t!(view, "seal-title")) }
            p { (t!(view, "seal-lead")) }
            pre dir="ltr" tabindex="0" { code { "comity propose " (text.id) " --by ACTOR --id ID --lines FILE --source SOURCE --seal OWN-FILE" } }
            p.buttons { a.button href=(form("sealed_proposal", &text.id, "digest: ")) { (t!(view, "seal-lodge")) } }
            p { (t!(view, "seal-open-lead")) }
            pre dir="ltr" tabindex="0" { code { "comity propose " (text.id) " --open OWN-FILE --source SOURCE" } }
            p.buttons { a.button href=(form("opening_of_proposal", "", "salt: ")) { (t!(view, "seal-open")) } }
        }
    }
}
