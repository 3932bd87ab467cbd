//! Where actors stand towards an instrument on a day.

use std::cell::OnceCell;

use serde::Serialize;

use crate::{
    ActorIx, ActorSet, Bounds, BoundsTimeline, Day, InstrumentIx, Regime,
    engine::{Beyond, Which},
};

/// Where an actor stands towards an instrument on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Bound by it.
    Bound,
    /// Has consented to be bound; it is not in force (for that actor) yet.
    Contracting,
    /// Applies it provisionally.
    Provisional,
    /// Has signed it.
    Signed,
    /// Was bound by it once, or would be, had not one of the two come to an end.
    Ended,
    /// Nothing of these.
    Outside,
}

impl Place {
    /// The word for it, in English.
    pub fn word(self) -> &'static str {
        match self {
            Place::Bound => "bound",
            Place::Contracting => "consented",
            Place::Provisional => "applies provisionally",
            Place::Signed => "signed",
            Place::Ended => "ended",
            Place::Outside => "not yet",
        }
    }

    /// All of them.
    pub const ALL: [Place; 6] =
        [Place::Bound, Place::Contracting, Place::Provisional, Place::Signed, Place::Ended, Place::Outside];

    /// The glyph that stands beside the word: never colour alone.
    pub fn glyph(self) -> char {
        match self {
            Place::Bound => '●',
            Place::Contracting => '◕',
            Place::Provisional => '◑',
            Place::Signed => '◐',
            Place::Ended => '⊘',
            Place::Outside => '○',
        }
    }
}

/// Where everybody stands towards one instrument on a day. What is looked up for one of them serves for all.
#[derive(Debug)]
pub struct Places<'a> {
    regime: &'a Regime,
    ix: InstrumentIx,
    on: Day,
    /// The places in which there is somebody by name, in the order in which they are looked at.
    within: [(Place, &'a BoundsTimeline, OnceCell<Bounds>); 4],
    /// Who may be bound, and who may have consented, for all that the record knows.
    bound: OnceCell<ActorSet>,
    contracting: OnceCell<ActorSet>,
}

impl Places<'_> {
    /// Where an actor stands, and whether that is sure.
    pub fn of(&self, actor: ActorIx) -> (Place, bool) {
        let within = self.within.iter().find_map(|(place, line, bounds)| {
            let bounds = bounds.get_or_init(|| line.at(self.on));
            bounds.possible.contains(actor).then(|| (*place, bounds.sure.contains(actor)))
        });
        let (place, sure) = match within {
            None => (if self.was_within(actor) { Place::Ended } else { Place::Outside }, true),
            // Nobody waits for what is over.
            Some((Place::Contracting, sure)) => match self.regime.standing(self.ix).over {
                // Whoever else may have joined.
                Some(over) if over.latest <= self.on => return (Place::Ended, sure),
                over => (Place::Contracting, sure && over.is_none_or(|over| self.on < over.earliest)),
            },
            Some(within) => within,
        };
        // Who is not bound by the record may have joined since it ended.
        let possible = |which| {
            move || self.regime.lines().reading(Beyond::Unstated).at(self.ix, which, self.on).possible
        };
        let joined = match place {
            Place::Bound => false,
            Place::Contracting => self.bound.get_or_init(possible(Which::Bound)).contains(actor),
            // Who applies it provisionally may have consented to be bound already.
            Place::Provisional
                if self.regime.standing(self.ix).contracting.at(self.on).sure.contains(actor) =>
            {
                self.bound.get_or_init(possible(Which::Bound)).contains(actor)
            }
            _ => self.contracting.get_or_init(possible(Which::Contracting)).contains(actor),
        };
        (place, sure && !joined)
    }

    fn was_within(&self, actor: ActorIx) -> bool {
        let Places { regime, ix, on, .. } = *self;
        let bound = || regime.standing(ix).bound.possible().changes();
        // What those did that continue a State was not done by it, and it did nothing before it began.
        let actors = &regime.register().actors;
        if actors[actor].from.is_some_and(|from| on < from) {
            return false;
        }
        let by = actors[actor].by_its_end(on);
        regime.acts_on(ix).has_consented(actors.origin(actor), by)
            || regime.binds_without_act(ix) && bound().any(|(day, set)| day <= on && set.contains(actor))
    }
}

impl Regime {
    /// Where everybody stands towards an instrument on a day.
    pub fn places(&self, ix: InstrumentIx, on: Day) -> Places<'_> {
        let standing = self.standing(ix);
        let within = [
            (Place::Bound, &standing.bound),
            (Place::Provisional, &standing.provisional),
            (Place::Contracting, &standing.contracting),
            (Place::Signed, &standing.signed),
        ];
        let within = within.map(|(place, line)| (place, line, OnceCell::new()));
        Places { regime: self, ix, on, within, bound: OnceCell::new(), contracting: OnceCell::new() }
    }

    /// Where one actor stands towards one instrument on a day, and whether that is sure.
    pub fn place(&self, ix: InstrumentIx, actor: ActorIx, on: Day) -> (Place, bool) {
        self.places(ix, on).of(actor)
    }
}
