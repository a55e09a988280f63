import { textIn, type Detail, type Entry } from '../sentence.ts';

const inPlace = 'Paspor tetap tercatat di tempatnya.';
const typedKept = 'Yang sudah diketik tetap ada di layar.';

const noneMoved = 'Tidak satu pun paspor berpindah; semua tetap pada pemegangnya.';

/** The passport a failure names. */
function passportIn(detail: Detail): string {
  const [name, receipt] = [textIn(detail, 'name'), textIn(detail, 'receipt')];
  return name === null || receipt === null ? 'Satu paspor' : `Paspor ${name} (${receipt})`;
}

/** What can stand against a move of a passport in custody. */
export const custodyErrors = {
  'custody-officials-only': {
    what: 'Hanya Pejabat Imigrasi yang menerima, memindahkan, atau menyerahkan paspor simpanan.',
    safe: inPlace,
    todo: 'Panggil Pejabat Imigrasi yang bertugas.',
  },
  'custody-changed': {
    what: 'Paspor ini sudah dipindahkan atau diubah petugas lain sejak layar ini dibuka.',
    safe: 'Catatan petugas lain itu tetap berlaku.',
    todo: 'Lihat riwayatnya, lalu ulangi bila masih perlu.',
  },
  'receiver-missing': {
    what: 'Nama penerima belum ditulis.',
    safe: inPlace,
    todo: 'Tulis nama lengkap orang yang menerima.',
  },
  'second-name-does-not-fit': {
    what: 'Orang ini tidak dapat menjadi nama kedua untuk tindakan ini.',
    safe: inPlace,
    todo: 'Pilih orang lain; nama kedua tidak pernah sama dengan yang menyerahkan.',
  },
  'place-unchanged': {
    what: 'Paspor sudah tercatat di tempat itu.',
    safe: inPlace,
    todo: 'Tulis tempat yang baru.',
  },
  'seal-unchanged': {
    what: 'Nomor segel itu nomor segel yang lama.',
    safe: 'Segel lama tetap tercatat.',
    todo: 'Ketik nomor segel yang baru.',
  },
  'reseal-reason-missing': {
    what: 'Alasan segel dibuka belum ditulis.',
    safe: typedKept,
    todo: 'Tulis mengapa segel lama dibuka.',
  },
  'proxy-identity-missing': {
    what: 'KTP wakil belum dicatat.',
    safe: 'Paspor masih tercatat disimpan.',
    todo: 'Lihat KTP wakil, lalu tulis nomornya.',
  },
  'office-missing': {
    what: 'Kantor yang menerima belum ditulis.',
    safe: inPlace,
    todo: 'Pilih atau tulis nama kantornya.',
  },
  'office-receipt-missing': {
    what: 'Nomor tanda terima dari kantor penerima belum ditulis.',
    safe: inPlace,
    todo: 'Minta tanda terima dari kantor itu, lalu tulis nomornya.',
  },
  'minutes-missing': {
    what: 'Nomor berita acara serah terima belum ditulis.',
    safe: inPlace,
    todo: 'Buat berita acara serah terima, lalu tulis nomornya.',
  },
  'authority-missing': {
    what: 'Belum dipilih penyidik mana yang menyita.',
    safe: inPlace,
    todo: 'Pilih PPNS Imigrasi atau kepolisian.',
  },
  'warrant-missing': {
    what: 'Nomor surat perintah penyitaan belum ditulis.',
    safe: inPlace,
    todo: 'Minta surat perintahnya, lalu tulis nomornya. Tanpa surat, paspor tidak diserahkan.',
  },
  'due-unchanged': {
    what: 'Tanggal itu sudah menjadi tenggatnya.',
    safe: 'Tenggat yang lama tetap berlaku.',
    todo: 'Pilih tanggal lain.',
  },
  'take-over-moved': (detail) => ({
    what: `${passportIn(detail)} sudah dipindahkan atau diubah sejak daftar ini dibuka.`,
    safe: noneMoved,
    todo: 'Lihat riwayat paspor itu, tandai lagi, lalu minta PIN sekali lagi.',
  }),
  'take-over-gone': (detail) => ({
    what: `${passportIn(detail)} sudah keluar dari simpanan.`,
    safe: noneMoved,
    todo: 'Tandai paspor yang masih ada di sini, lalu minta PIN sekali lagi.',
  }),
  'take-over-kept': (detail) => ({
    what: `${passportIn(detail)} sudah dipegang pejabat yang menerima.`,
    safe: noneMoved,
    todo: 'Hapus tandanya, lalu minta PIN sekali lagi.',
  }),
  'custody-list-not-due': {
    what: 'Daftar paspor sudah tercetak, atau tidak ada paspor yang disimpan.',
    safe: 'Tidak ada yang perlu dicatat.',
    todo: 'Lanjutkan pekerjaan.',
  },
  'custody-list-not-printed': {
    what: 'Daftar paspor belum dicetak sejak perubahan terakhir.',
    safe: 'Gilir tetap terbuka; tidak ada yang berubah.',
    todo: 'Cetak daftar paspor. Bila tidak bisa, pilih "Tidak bisa dicetak" dan catat alasannya.',
  },
} as const satisfies Record<string, Entry>;
