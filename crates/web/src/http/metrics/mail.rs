//! What is known of the mail to those who follow: counts, and never an address.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, gauge::Gauge},
    registry::{Registry, Unit},
};

use super::gauge;

/// What kind of mail it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mail {
    /// Asks to confirm an address.
    Confirmation,
    /// What is new, or missing.
    Digest,
}

impl Mail {
    /// Both.
    pub const ALL: [Mail; 2] = [Mail::Confirmation, Mail::Digest];

    /// As a word, in metrics and in the store.
    pub fn word(self) -> &'static str {
        match self {
            Mail::Confirmation => "confirmation",
            Mail::Digest => "digest",
        }
    }
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Kind {
    kind: &'static str,
}

/// How the mail stands, as far as the store knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stands {
    /// How many wait to be sent.
    pub waiting: u64,
    /// Since when the oldest of them has, in seconds since 1970; 0 if none waits.
    pub oldest: u64,
    /// Of how many it is not known whether they arrived, within the last week.
    pub unknown: u64,
    /// How many addresses follow.
    pub addresses: u64,
    /// How many of them are not written to any more, since mail to them was refused for good.
    pub suspended: u64,
}

/// What is counted of mail.
#[derive(Debug, Default)]
pub struct Posting {
    sent: Family<Kind, Counter>,
    failed: Family<Kind, Counter>,
    waiting: Gauge,
    oldest: Gauge,
    unknown: Gauge,
    addresses: Gauge,
    suspended: Gauge,
}

impl Posting {
    /// Where nothing is sent, all of it is 0.
    pub(super) fn register(registry: &mut Registry) -> Posting {
        let posting = Posting::default();
        registry.register("mail_sent", "Mails that the mail server has taken", posting.sent.clone());
        let help = "Mails that were given up: refused for good, or not taken for days";
        registry.register("mail_failed", help, posting.failed.clone());
        for kind in Mail::ALL.map(Mail::word) {
            drop(posting.sent.get_or_create(&Kind { kind }));
            drop(posting.failed.get_or_create(&Kind { kind }));
        }
        registry.register("mail_waiting", "Mails that wait to be sent", posting.waiting.clone());
        let help = "Since when the oldest of them has waited, in seconds since 1970; 0 if none waits";
        registry.register_with_unit("mail_oldest_timestamp", help, Unit::Seconds, posting.oldest.clone());
        let help =
            "Mails of the last week of which it is not known whether they arrived; they are not sent again";
        registry.register("mail_unknown", help, posting.unknown.clone());
        registry.register("mail_addresses", "Addresses that follow by mail", posting.addresses.clone());
        let help = "Addresses that are not written to any more, since mail to them was refused for good";
        registry.register("mail_suspended", help, posting.suspended.clone());
        posting
    }

    /// A mail was taken by the mail server.
    pub fn sent(&self, kind: Mail) {
        self.sent.get_or_create(&Kind { kind: kind.word() }).inc();
    }

    /// A mail was given up.
    pub fn failed(&self, kind: Mail) {
        self.failed.get_or_create(&Kind { kind: kind.word() }).inc();
    }

    /// How it stands now.
    pub fn stands(&self, stands: Stands) {
        self.waiting.set(gauge(stands.waiting));
        self.oldest.set(gauge(stands.oldest));
        self.unknown.set(gauge(stands.unknown));
        self.addresses.set(gauge(stands.addresses));
        self.suspended.set(gauge(stands.suspended));
    }
}
