//! What the rules of a text would do, told by what treaties' histories would have been under them.

use comity_draft::{
    Text,
    means::{Means, Version},
};
use comity_foresee::WouldHave;
use maud::{Markup, html};

use crate::{
    part::text::said::{name, provision_path, who},
    question::{negotiated::Laid, view::View},
    word::locale::t,
};

/// When treaties would have entered into force under each wording of the rule, what would be covered, what does not run.
pub fn section(view: &View, text: &Text, laid: &Laid) -> Markup {
    let means = view.means(text, laid);
    html! {
        section aria-labelledby="means" {
            h2 #means { (t!(view, "text-means")) }
            @match &*means {
                Some(means) => (shown(view, text, laid, means)),
                None => p { (t!(view, "means-none")) },
            }
        }
    }
}

fn shown(view: &View, text: &Text, laid: &Laid, means: &Means) -> Markup {
    let register = view.regime.register();
    let place = |id: &str| {
        let shown = laid.reading.provision(id);
        html! { a href=(view.link(&provision_path(&text.id, id))) { @match shown { Some(shown) => (name(view, &laid.reading, shown)), None => (id) } } }
    };
    let title = |id: &str| {
        let definition = register.instrument(id).map(|ix| register.definition(ix));
        html! { @match definition { Some(d) => a href=(view.link(&format!("/instruments/{id}"))) { (view.title(&d.titles, &d.title)) }, None => (id) } }
    };
    html! {
        @if let Some(first) = means.entry_into_force.first() {
            @if first.would_have.is_empty() { p { (t!(view, "means-no-history")) } } @else { p { (t!(view, "means-history")) } }
            table {
                thead { tr {
                    th scope="col" { (t!(view, "means-provision")) } th scope="col" { (t!(view, "means-clause")) } th scope="col" { (t!(view, "means-by")) }
                    @for would in &first.would_have { th scope="col" { (title(&would.instrument)) } }
                } }
                tbody { @for version in &means.entry_into_force { tr {
                    td { (place(&version.provision)) }
                    td { code dir="ltr" lang="en" { (version.rule) } }
                    td { (by(view, version)) }
                    @for would in &version.would_have { td { (day(view, would)) } }
                } } }
            }
        }
        @if !means.areas.is_empty() {
            ul { @for covered in &means.areas { li {
                (place(&covered.provision)) ": " (view.original(covered.area.as_str())) " · "
                @if covered.covered_by.is_empty() { (t!(view, "means-covered-by-none")) } @else {
                    (t!(view, "means-covered-by")) " "
                    @for (n, id) in covered.covered_by.iter().enumerate() { @if n > 0 { (view.locale.comma()) } (title(id)) }
                }
            } } }
        }
        @if !means.problems.is_empty() {
            p.warning { "▲ " (t!(view, "means-wrong")) }
            ul { @for problem in &means.problems { li {
                @if let Some(provision) = &problem.provision { (place(provision)) ": " }
                (view.original(problem.why.as_str()))
            } } }
        }
    }
}

/// Who would have it so: what stands, or the proposals and who makes them.
fn by(view: &View, version: &Version) -> Markup {
    html! {
        @if version.proposals.is_empty() { (t!(view, "means-stands")) } @else {
            bdi { (version.proposals.join(", ")) } ": " (who(view, &version.by))
        }
    }
}

/// When a treaty would have entered into force, and how much later than it did; as far as the record of it goes.
fn day(view: &View, would: &WouldHave) -> Markup {
    html! {
        @match (would.entry_into_force, would.known_through) {
            (Some(when), _) => {
                (view.locale.when(when))
                @if let Some(days) = would.days_later.filter(|days| *days != 0) {
                    br; span.quiet { @if days > 0 { (t!(view, "means-later", count = usize::try_from(days).unwrap_or(0))) } @else { (t!(view, "means-earlier", count = usize::try_from(-days).unwrap_or(0))) } }
                }
            }
            (None, Some(through)) => (t!(view, "means-not-by", day = view.locale.day(through))),
            (None, None) => (t!(view, "means-not-known")),
        }
    }
}
