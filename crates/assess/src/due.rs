//! What falls due in forums and under instruments.

use comity_regime::{
    Day, ForumIx, InstrumentIx, Regime,
    language::ast::Deadline,
    process::{Due, Ground, due::DueKind},
    register::Known,
};

/// What is open in a forum, or in any, on a day; overdue first, then by date.
pub fn in_forums(regime: &Regime, forum: Option<ForumIx>, on: Day) -> Vec<Due> {
    let mut due = vec![];
    let all = (0..).map(ForumIx).take(regime.register().forums.len());
    for ix in all.filter(|ix| forum.is_none_or(|one| one == *ix)) {
        regime.forum_due(ix, None, on, &mut due);
    }
    due.sort_by_key(|d| (!d.passed, d.due.map_or(Day::MAX, |w| w.earliest)));
    due
}

/// The deadlines of an instrument's elements, and what falls due in the forums under it.
pub fn of_instrument(regime: &Regime, ix: InstrumentIx, on: Day) -> Vec<Due> {
    let register = regime.register();
    let definition = register.definition(ix);
    let mut due = vec![];
    for (at, forum) in (0..).map(ForumIx).zip(&register.forums) {
        if forum.under.as_ref().is_some_and(|id| id.text == definition.id) {
            regime.forum_due(at, None, on, &mut due);
        }
    }
    for element in &definition.elements {
        let Some(Deadline::By(day)) = element.terms.due else { continue };
        due.push(Due {
            kind: DueKind::Commitment,
            due: Some(day.into()),
            not_before: false,
            state: if day < on { "▲ its day has passed" } else { "▲ due" },
            passed: false,
            known_through: Known::Always,
            text: element.text.clone(),
            about: format!("{}/{}", definition.id, element.id),
            from: Ground::At(definition.id.clone()),
            sources: vec![],
        });
    }
    due
}
