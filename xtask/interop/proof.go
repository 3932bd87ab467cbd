// Checks the proof of an entry (https://c2sp.org/tlog-proof), the log's signature and a witness's cosignature
// (https://c2sp.org/tlog-cosignature) with Go's packages, which share no code with Comity:
//
//	go run proof.go PROOF LOG_KEY WITNESS_KEY
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A witness's key: a kind of its own (0x04), a signature over a time and the checkpoint.
type witness struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string { return w.name }

func (w witness) KeyHash() uint32 { return w.id }

func (w witness) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(sig)
	signed := append([]byte(fmt.Sprintf("cosignature/v1\ntime %d\n", time)), msg...)
	return ed25519.Verify(w.key, signed, sig[8:])
}

func newWitness(text string) (witness, error) {
	parts := strings.SplitN(text, "+", 3)
	if len(parts) != 3 {
		return witness{}, fmt.Errorf("%s is no key", text)
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 33 || key[0] != 4 {
		return witness{}, fmt.Errorf("%s is no key of a witness", text)
	}
	hash := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	id := binary.BigEndian.Uint32(hash[:])
	if parts[1] != fmt.Sprintf("%08x", id) {
		return witness{}, fmt.Errorf("the id of %s is not %08x", text, id)
	}
	return witness{parts[0], id, ed25519.PublicKey(key[1:])}, nil
}

func main() {
	if len(os.Args) != 4 {
		fail(fmt.Errorf("usage: go run proof.go PROOF LOG_KEY WITNESS_KEY"))
	}
	if err := check(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fail(err)
	}
}

func check(path, logKey, witnessKey string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	parts := strings.SplitN(string(text), "\n\n", 2)
	if len(parts) != 2 {
		return fmt.Errorf("there is no checkpoint in %s", path)
	}
	lines := strings.Split(parts[0], "\n")
	if len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("%s is no proof", path)
	}
	entry, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	log, err := note.NewVerifier(logKey)
	if err != nil {
		return err
	}
	cosigner, err := newWitness(witnessKey)
	if err != nil {
		return err
	}
	opened, err := note.Open([]byte(parts[1]), note.VerifierList(log, cosigner))
	if err != nil {
		return err
	}
	if len(opened.Sigs) != 2 {
		return fmt.Errorf("%d of the log and its witness have signed", len(opened.Sigs))
	}
	checkpoint := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(checkpoint[1], 10, 64)
	if err != nil {
		return err
	}
	root, err := tlog.ParseHash(checkpoint[2])
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(entry)); err != nil {
		return err
	}
	fmt.Printf("entry %d of %d is proved, signed by %s and cosigned by %s\n", index, size, log.Name(), cosigner.Name())
	return nil
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
