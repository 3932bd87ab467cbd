//! The table that a depositary prints: who takes part in an instrument, how, and since when each is bound.

use comity_regime::{
    When,
    participation::{Deed, Participation},
};

/// Participants in a row each; several deeds of one are separated by semicolons.
pub fn participants(all: &[Participation]) -> Vec<Vec<String>> {
    let head = [
        "actor",
        "name",
        "kind",
        "place",
        "sure",
        "signed",
        "consented",
        "means",
        "effective",
        "bound",
        "until",
        "statements",
        "territories",
        "source",
    ];
    let when = |when: Option<When>| when.map_or(String::new(), |w| w.to_string());
    let rows = all.iter().map(|p| {
        let statements = p.statements.iter().map(|s| {
            let withdrawn = s.withdrawn.map_or(String::new(), |w| format!(", withdrawn {w}"));
            let ended = s.ended.map_or(String::new(), |w| format!(", ended {w}"));
            format!("{} {}: {}{withdrawn}{ended}", s.date, s.kind, s.detail)
        });
        let territories = p.territories.iter().map(|d| format!("{} {}: {}", d.date, d.act, d.territory));
        let effective = p.consented.last().and_then(|d| d.effective);
        vec![
            p.actor.clone(),
            p.name.clone(),
            p.kind.to_owned(),
            p.place.word().to_owned(),
            p.sure.to_string(),
            dates(&p.signed),
            dates(&p.consented),
            p.consented.iter().map(|d| d.act.word()).collect::<Vec<_>>().join("; "),
            when(effective),
            when(p.bound),
            when(p.until),
            statements.collect::<Vec<_>>().join("; "),
            territories.collect::<Vec<_>>().join("; "),
            p.sources.join("; "),
        ]
    });
    std::iter::once(head.map(str::to_owned).to_vec()).chain(rows).collect()
}

/// Days, each with the depositary where there are several.
pub fn dates(deeds: &[Deed]) -> String {
    let each = deeds.iter().map(|deed| match deed.place.as_str() {
        "" => deed.date.to_string(),
        place => format!("{} ({place})", deed.date),
    });
    each.collect::<Vec<_>>().join("; ")
}
