//! Texts under negotiation, as the record of the view has them.

use std::sync::Arc;

use comity_draft::{Text, means::Means, view::Step};
use comity_regime::Day;

use super::View;
use crate::{
    question::{negotiated::Laid, problem::Problem},
    word::locale::t,
};

impl View {
    /// The texts of the record, in the order in which they came onto a table.
    pub fn texts(&self) -> Arc<Vec<Text>> {
        self.site.negotiated.all(&self.key(String::new()), &self.regime)
    }

    /// A text on a day; nothing before it came onto the table.
    pub fn laid(&self, text: &Text, on: Day) -> Option<Arc<Laid>> {
        self.site.negotiated.laid(&self.key(format!("{} {on}", text.id)), text, on)
    }

    /// How a text has come along until the day of the view.
    pub fn course(&self, text: &Text) -> Arc<Vec<Step>> {
        self.site.negotiated.course(&self.key(format!("{} {}", text.id, self.on)), text, self.on)
    }

    /// What the rules of a text would do on the day of the view.
    pub fn means(&self, text: &Text, laid: &Laid) -> Arc<Option<Means>> {
        let key = self.key(format!("{} {}", text.id, self.on));
        self.site.negotiated.means(&key, laid, &self.regime, self.on)
    }

    /// That a text was not on the table on a day.
    pub fn not_yet(&self, text: &Text, on: Day) -> Problem {
        let first = text.acts.first().map_or(on, |act| act.day);
        let detail = format!("'{}' was not on the table on {on}; it came there on {first}", text.id);
        let said = t!(self, "text-not-yet", day = self.locale.day(on), first = self.locale.day(first));
        Problem::not_found(detail).told(said, None)
    }
}
