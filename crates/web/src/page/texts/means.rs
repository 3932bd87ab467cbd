//! What the rules of a text would do, told by what treaties' histories would have been under them, and by what may come.

use comity_draft::{
    Text,
    means::{Means, NoForecast, Version},
};
use comity_foresee::{MayEnter, WouldHave};
use comity_regime::Day;
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
        (foreseen(view, means, &place))
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

/// When it may enter into force under each wording, with what is assumed; or why that is not said.
fn foreseen(view: &View, means: &Means, place: &dyn Fn(&str) -> Markup) -> Markup {
    let all: Vec<(&Version, &MayEnter)> =
        means.entry_into_force.iter().filter_map(|v| Some((v, v.may_enter.as_ref()?))).collect();
    let day = |may: &MayEnter, day: Option<Day>| match day {
        Some(day) => view.locale.day(day),
        None => t!(view, "means-after", day = view.locale.day(may.through)),
    };
    let (futures, seed) = all.first().map_or((0, 0), |(_, may)| (may.futures, may.seed));
    html! {
        @if let Some((_, first)) = all.first() {
            p { (t!(view, "means-forecast", who = who_may(view, first), opened = view.locale.day(first.opened), futures = usize::try_from(futures).unwrap_or(0), seed = seed.to_string(), through = view.locale.day(first.through))) }
            table {
                thead { tr {
                    th scope="col" { (t!(view, "means-provision")) } th scope="col" { (t!(view, "means-clause")) } th scope="col" { (t!(view, "means-by")) }
                    th scope="col" { (t!(view, "means-by-05")) } th scope="col" { (t!(view, "means-by-50")) } th scope="col" { (t!(view, "means-by-95")) }
                    th scope="col" { (t!(view, "means-share", day = view.locale.day(first.through))) }
                } }
                tbody { @for (version, may) in &all { tr {
                    td { (place(&version.provision)) }
                    td { code dir="ltr" lang="en" { (version.rule) } }
                    td { (by(view, version)) }
                    @for end in [may.p05, may.p50, may.p95] { td { (day(may, end)) } }
                    td { @if let Some((_, share)) = may.by_year.last() { (view.locale.hundredths(*share)) " %" } }
                } } }
            }
        }
        @if let Some(why) = means.no_forecast {
            p.quiet { (match why {
                NoForecast::Adopted => t!(view, "means-no-forecast-adopted"),
                NoForecast::Exists => t!(view, "means-no-forecast-exists"),
                NoForecast::NoHistory => t!(view, "means-no-forecast-history"),
                NoForecast::DoesNotRun => t!(view, "means-no-forecast-rules"),
            }) }
        }
    }
}

/// Who may join it, as far as its own rules say.
fn who_may(view: &View, may: &MayEnter) -> String {
    match &may.open_to {
        None => t!(view, "means-all-states"),
        Some(set) => {
            let (set, count) = (view.locale.isolated(set), may.may_join);
            match may.may_later {
                0 => t!(view, "means-own-states", set = set, count = count),
                later => t!(view, "means-own-states-later", set = set, count = count, later = later),
            }
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
