//! The forecasts that the record has, published before their time, and how they did.

use comity_foresee::published::{Outcome, Published, published, so_far};
use comity_regime::Count;
use maud::{Markup, html};

use crate::{
    part::layout::{date, entry, heads},
    question::view::View,
    word::locale::t,
};

/// How all of them did, and a list: of those of an instrument, or of all.
pub fn of(view: &View, instrument: Option<&str>) -> Markup {
    let all = published(&view.regime, None, view.today);
    let r = so_far(&all);
    let own: Vec<&Published> =
        all.iter().filter(|p| instrument.is_none_or(|id| id == p.instrument)).collect();
    html! {
        section aria-labelledby="published" {
            h2 #published { (t!(view, "published-title")) }
            p {
                @match r.score {
                    _ if r.published == 0 => (t!(view, "published-none")),
                    None => (t!(view, "published-awaited", published = r.published)),
                    Some((_, most)) => (t!(view, "published-scored", published = r.published, scored = r.scored, held = r.in_90.0, of = r.in_90.1, score = view.locale.decimal(most, 1))),
                }
            }
            @if !own.is_empty() {
                table {
                    (heads(view, &["published-on", "by", "instrument", "through", "#below-5", "#below-25", "#middle", "#below-75", "#below-95", "becomes", "entry"]))
                    tbody {
                        @for p in own {
                            tr {
                                td { (date(view, p.published)) }
                                td { (view.actor(&p.by)) }
                                td { a href=(view.link(&format!("/instruments/{}/forecast", p.instrument))) { (view.called(&p.instrument)) } }
                                td { (date(view, p.fan.through)) }
                                @for n in p.fan.quantiles() { td.number { (view.locale.number(n.into())) } }
                                td { (became(view, p)) }
                                td { (entry(view, p.entry)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn became(view: &View, p: &Published) -> Markup {
    html! {
        @match p.outcome {
            Outcome::Awaited => (view.word("becomes", "awaited")),
            Outcome::Unknown => (view.word("becomes", "unknown")),
            Outcome::TooLate => (view.word("becomes", "too late")),
            Outcome::Scored(held) => {
                (view.count(Count { min: held.least, max: held.most })) " "
                (view.word("held", held.in_90.map_or("uncertain", |held| if held { "inside" } else { "outside" })))
            }
        }
    }
}
