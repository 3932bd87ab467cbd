//! Random numbers that are counted, not carried: each future has a stream of its own, named by the seed, the number of the
//! future and what the stream is for. So a future is the same whoever computes it, when, and beside how many others.
//!
//! ChaCha with eight rounds gives the words ([`rand_chacha`]: portable by contract), and `libm` the functions, so that every
//! machine gets the same bits.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// What a stream of random numbers is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// How the level of one instrument moves.
    Level(u16),
    /// When each State would join one instrument.
    States(u16),
    /// What the States have in common.
    Shared,
    /// The unknown effects of pathways.
    Effects,
    /// Who has joined an instrument without being named.
    Unnamed(u16),
}

impl Purpose {
    fn number(self) -> u64 {
        match self {
            Purpose::Shared => 0,
            Purpose::Effects => 1,
            Purpose::Level(k) => 0x1_0000 + u64::from(k),
            Purpose::States(k) => 0x2_0000 + u64::from(k),
            Purpose::Unnamed(k) => 0x3_0000 + u64::from(k),
        }
    }
}

/// One stream of random numbers.
#[derive(Clone, Debug)]
pub struct Stream(ChaCha8Rng);

impl Stream {
    /// The stream of one future for one purpose.
    pub fn new(seed: u64, future: u32, purpose: Purpose) -> Stream {
        let mut words = ChaCha8Rng::seed_from_u64(seed);
        words.set_stream(u64::from(future) << 20 | purpose.number());
        Stream(words)
    }

    /// A number between 0 and 1, neither of them included.
    pub fn uniform(&mut self) -> f64 {
        unit(self.0.next_u64())
    }

    /// A number between 0 and 1, and whether something of a chance of `1 - other` happens, from one word: 53 bits for the
    /// one, the other 11 for the other.
    pub fn uniform_and_choice(&mut self, other: f64) -> (f64, bool) {
        let word = self.0.next_u64();
        #[expect(clippy::cast_precision_loss, reason = "11 bits")]
        let choice = ((word & 0x7ff) as f64 + 0.5) / 2048.0;
        (unit(word), choice >= other)
    }

    /// A standard normal number (Box & Muller 1958).
    pub fn normal(&mut self) -> f64 {
        let radius = libm::sqrt(-2.0 * libm::log(self.uniform()));
        radius * libm::cos(std::f64::consts::TAU * self.uniform())
    }

    /// A gamma number with this shape and a rate of 1 (Marsaglia & Tsang 2000, "A simple method for generating gamma
    /// variables").
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            // Their remark for small shapes: Gamma(a) = Gamma(a + 1) U^(1/a).
            let boost = libm::pow(self.uniform(), 1.0 / shape.max(1e-9));
            return self.gamma(shape + 1.0) * boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / libm::sqrt(9.0 * d);
        loop {
            let x = self.normal();
            let v = 1.0 + c * x;
            if v <= 0.0 {
                continue;
            }
            let v = v * v * v;
            if libm::log(self.uniform()) < 0.5 * x * x + d - d * v + d * libm::log(v) {
                return d * v;
            }
        }
    }
}

/// The 53 highest bits of a word as a number between 0 and 1, in the middle of its step.
#[expect(clippy::cast_precision_loss, reason = "53 bits are exact in an f64")]
fn unit(word: u64) -> f64 {
    ((word >> 11) as f64 + 0.5) * (1.0 / (1u64 << 53) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(n: u32, mut draw: impl FnMut(u32) -> f64) -> f64 {
        (0..n).map(&mut draw).sum::<f64>() / f64::from(n)
    }

    #[test]
    fn streams_are_told_apart_and_told_again() {
        let first = |future, purpose| Stream::new(7, future, purpose).uniform();
        assert_eq!(first(3, Purpose::Shared), first(3, Purpose::Shared));
        assert_ne!(first(3, Purpose::Shared), first(4, Purpose::Shared));
        assert_ne!(first(3, Purpose::Level(1)), first(3, Purpose::States(1)));
    }

    #[test]
    fn moments_are_those_of_the_textbook() {
        let mut s = Stream::new(1, 0, Purpose::Shared);
        assert!((mean(200_000, |_| -libm::log(s.uniform())) - 1.0).abs() < 0.01);
        assert!(mean(200_000, |_| s.normal()).abs() < 0.01);
        assert!((mean(200_000, |_| s.normal().powi(2)) - 1.0).abs() < 0.02);
        for shape in [0.3, 1.0, 7.5] {
            let m = mean(200_000, |_| s.gamma(shape));
            let v = mean(200_000, |_| (s.gamma(shape) - shape).powi(2));
            assert!((m - shape).abs() < 0.03 * shape.max(1.0), "{shape}: {m}");
            assert!((v - shape).abs() < 0.06 * shape.max(1.0), "{shape}: {v}");
        }
    }
}
