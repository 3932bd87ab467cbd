//! What a measure would be if somebody acted: a question in the address, answered and kept nowhere.

use comity_assess::measure::{Supposed, suppose};
use comity_regime::register::Measure;
use maud::{Markup, html};

use crate::{
    part::{
        layout::{carried, heads},
        measure::{figure_text, title},
    },
    question::{problem::Problem, view::View},
    word::{address::encode, locale::t},
};

/// What was supposed, worked out; `None` if nothing was.
pub fn asked(view: &View, measure: &Measure) -> Result<Option<Supposed>, Problem> {
    let what = view.parameter("if");
    if what.is_empty() {
        return Ok(None);
    }
    suppose(&view.regime, measure, what, view.on).map(Some).map_err(|found| Problem::unread("if", &found))
}

/// The form, and the answer.
pub fn shown(view: &View, measure: &Measure, supposed: Option<&Supposed>) -> Markup {
    let path = format!("/measures/{}", encode(&measure.id));
    html! {
        section aria-labelledby="if" {
            h2 #if { (t!(view, "measure-if")) }
            form.set action=(view.action(&format!("{path}#if"))) method="get" {
                (carried(view))
                label for="what" { (t!(view, "measure-if-label")) }
                input #what type="search" name="if" value=(view.parameter("if")) dir="ltr" size="50" autocomplete="off" spellcheck="false" placeholder="NLD and KEN joined cppnm-amendment";
                button { (t!(view, "show")) }
            }
            @if let Some(s) = supposed {
                table {
                    (heads(view, &["", "as-it-is", "if-so"]))
                    tbody {
                        tr { th scope="row" { (title(view, measure)) } td { (figure_text(view, &s.before.reading)) } td { (figure_text(view, &s.after.reading)) } }
                        @for (was, is) in s.before.variants.iter().zip(&s.after.variants) {
                            tr { th scope="row" { (view.original(was.name.as_str())) } td { (figure_text(view, &was.reading)) } td { (figure_text(view, &is.reading)) } }
                        }
                    }
                }
            }
        }
    }
}
