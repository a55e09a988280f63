// A verifier of exported logs that shares no line with the product: notes and trees by golang.org/x/mod/sumdb, which the
// checksum database of Go itself runs on. Usage: verifier BUNDLE [PROOFS]. It prints what it found and exits with 1 at the
// first thing that is wrong.
//
// PROOFS is a folder with, where they are there: kept.txt (a checkpoint kept elsewhere), consistency.txt (first line: the
// size of the older tree, then base64 hashes), and *.tlog-proof.
package main

import (
	"bufio"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func fail(format string, args ...any) {
	fmt.Printf("REJECTED: "+format+"\n", args...)
	os.Exit(1)
}

func must[T any](value T, err error) T {
	if err != nil {
		fail("%v", err)
	}
	return value
}

// cosigner verifies cosignature/v1 of c2sp.org/tlog-cosignature, which the note package does not know.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }
func (c *cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(sig), msg)
	return ed25519.Verify(c.key, []byte(signed), sig[8:])
}

func newCosigner(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("malformed cosigner key")
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 33 || key[0] != 0x04 {
		return nil, fmt.Errorf("malformed cosigner key")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	hash := binary.BigEndian.Uint32(sum[:])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		return nil, fmt.Errorf("cosigner key with another id")
	}
	return &cosigner{parts[0], hash, key[1:]}, nil
}

func lines(path string) []string {
	file := must(os.Open(path))
	defer file.Close()
	scanner := bufio.NewScanner(file)
	scanner.Buffer(make([]byte, 1<<20), 1<<26)
	var found []string
	for scanner.Scan() {
		found = append(found, scanner.Text())
	}
	if err := scanner.Err(); err != nil {
		fail("%v", err)
	}
	return found
}

// checkpoint opens a note that the station must have signed and reads its tree.
func checkpoint(text string, station note.Verifier, cosigners []note.Verifier) (tlog.Tree, int) {
	opened := must(note.Open([]byte(text), note.VerifierList(append(cosigners, station)...)))
	signed, cosigned := false, 0
	for _, sig := range opened.Sigs {
		if sig.Name == station.Name() && sig.Hash == station.KeyHash() {
			signed = true
		} else {
			cosigned++
		}
	}
	if !signed {
		fail("checkpoint without the signature of %s", station.Name())
	}
	body := strings.Split(opened.Text, "\n")
	if len(body) < 4 || body[0] != station.Name() {
		fail("checkpoint of another log")
	}
	size := must(strconv.ParseInt(body[1], 10, 64))
	return tlog.Tree{N: size, Hash: must(tlog.ParseHash(body[2]))}, cosigned
}

// tree holds all stored hashes of a log in memory.
type tree struct{ hashes []tlog.Hash }

func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(t.hashes)) {
			return nil, fmt.Errorf("the log ends before hash %d", index)
		}
		found[i] = t.hashes[index]
	}
	return found, nil
}

func grow(events []string) *tree {
	t := &tree{}
	for n, line := range events {
		var leaf struct {
			Seq     int64  `json:"seq"`
			Station string `json:"station"`
		}
		if err := json.Unmarshal([]byte(line), &leaf); err != nil {
			fail("event %d: %v", n, err)
		}
		if leaf.Seq != int64(n) {
			fail("event %d says that it is %d", n, leaf.Seq)
		}
		t.hashes = append(t.hashes, must(tlog.StoredHashes(int64(n), []byte(line), t))...)
	}
	return t
}

func checkTree(t *tree, size int64, head tlog.Tree, what string) {
	if head.N > size {
		fail("%s is of %d events, the log has %d", what, head.N, size)
	}
	if root := must(tlog.TreeHash(head.N, t)); root != head.Hash {
		fail("%s of %d events has another root", what, head.N)
	}
}

func checkProof(path string, events []string, station note.Verifier, cosigners []note.Verifier) {
	text := string(must(os.ReadFile(path)))
	head, note, _ := strings.Cut(text, "\n\n")
	rows := strings.Split(head, "\n")
	if rows[0] != "c2sp.org/tlog-proof@v1" || len(rows) < 2 || !strings.HasPrefix(rows[1], "index ") {
		fail("%s is no proof", filepath.Base(path))
	}
	index := must(strconv.ParseInt(strings.TrimPrefix(rows[1], "index "), 10, 64))
	var proof tlog.RecordProof
	for _, row := range rows[2:] {
		proof = append(proof, must(tlog.ParseHash(row)))
	}
	at, _ := checkpoint(note, station, cosigners)
	if index >= int64(len(events)) {
		fail("proof of event %d, which is not there", index)
	}
	if err := tlog.CheckRecord(proof, at.N, at.Hash, index, tlog.RecordHash([]byte(events[index]))); err != nil {
		fail("%s: %v", filepath.Base(path), err)
	}
	fmt.Printf("proof: event %d is in the tree of %d\n", index, at.N)
}

func checkConsistency(path string, older, newer tlog.Tree) {
	rows := lines(path)
	if size := must(strconv.ParseInt(rows[0], 10, 64)); size != older.N {
		fail("a consistency proof from %d, the kept checkpoint has %d", size, older.N)
	}
	var proof tlog.TreeProof
	for _, row := range rows[1:] {
		proof = append(proof, must(tlog.ParseHash(row)))
	}
	if err := tlog.CheckTree(proof, newer.N, newer.Hash, older.N, older.Hash); err != nil {
		fail("consistency: %v", err)
	}
	fmt.Printf("consistency: the tree of %d begins with the tree of %d\n", newer.N, older.N)
}

func main() {
	bundle := os.Args[1]
	keys := lines(filepath.Join(bundle, "keys.txt"))
	station := must(note.NewVerifier(keys[0]))
	var cosigners []note.Verifier
	for _, key := range keys[1:] {
		cosigners = append(cosigners, must(newCosigner(key)))
	}
	events := lines(filepath.Join(bundle, "events.jsonl"))
	t, size := grow(events), int64(len(events))
	var newest tlog.Tree
	cosigned := 0
	notes := lines(filepath.Join(bundle, "checkpoints.jsonl"))
	for _, line := range notes {
		var text string
		if err := json.Unmarshal([]byte(line), &text); err != nil {
			fail("checkpoints.jsonl: %v", err)
		}
		head, count := checkpoint(text, station, cosigners)
		checkTree(t, size, head, "checkpoint")
		newest, cosigned = head, cosigned+count
	}
	file := must(os.ReadFile(filepath.Join(bundle, "checkpoint.txt")))
	if head, _ := checkpoint(string(file), station, cosigners); head != newest {
		fail("checkpoint.txt is not the newest checkpoint")
	}
	if len(os.Args) > 2 {
		extras(os.Args[2], t, events, newest, station, cosigners)
	}
	fmt.Printf("ACCEPTED: %d events, %d checkpoints, %d cosignatures\n", size, len(notes), cosigned)
}

func extras(folder string, t *tree, events []string, newest tlog.Tree, station note.Verifier, cosigners []note.Verifier) {
	kept := filepath.Join(folder, "kept.txt")
	if text, err := os.ReadFile(kept); err == nil {
		older, _ := checkpoint(string(text), station, cosigners)
		checkTree(t, int64(len(events)), older, "kept checkpoint")
		if _, err := os.Stat(filepath.Join(folder, "consistency.txt")); err == nil {
			checkConsistency(filepath.Join(folder, "consistency.txt"), older, newest)
		}
	}
	for _, proof := range must(filepath.Glob(filepath.Join(folder, "*.tlog-proof"))) {
		checkProof(proof, events, station, cosigners)
	}
}
