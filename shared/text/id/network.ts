import type { DevicePlace } from '../../domain/words.ts';
import { formats } from '../language.ts';

const n = formats.id.number;

const places: Record<DevicePlace, string> = {
  beforeXray: 'Sebelum x-ray',
  counter1: 'Konter 1',
  counter2: 'Konter 2',
  counter3: 'Konter 3',
  counter4: 'Konter 4',
  secondary: 'Ruang pemeriksaan kedua',
  supervisor: 'Meja kepala gilir',
};

/** In the middle of a sentence. */
const placeNouns: Record<DevicePlace, string> = {
  beforeXray: 'meja sebelum x-ray',
  counter1: 'konter 1',
  counter2: 'konter 2',
  counter3: 'konter 3',
  counter4: 'konter 4',
  secondary: 'ruang pemeriksaan kedua',
  supervisor: 'meja kepala gilir',
};

/** The counter's network, its devices, and a machine that joins a station. */
export const network = {
  title: 'Perangkat',
  link: 'Perangkat',
  lead: 'Satu pos, beberapa meja: tablet dan komputer konter yang dipasangkan bekerja pada satu catatan.',
  places,
  placeNouns,

  network: 'Jaringan konter',
  off: 'Tidak dinyalakan: hanya komputer ini yang dilayani.',
  offMore:
    'Bila dinyalakan, komputer ini menjawab di satu alamat jaringan konter, dan hanya kepada perangkat yang dipasangkan di bawah. Tanpa dipasangkan tidak ada halaman sama sekali.',
  on: ({ address, port }: { address: string; port: number }) => `Melayani perangkat di ${address}, porta ${port}.`,
  notListening: ({ address, port }: { address: string; port: number }) =>
    `Dinyalakan untuk ${address}, porta ${port}, tetapi tidak melayani.`,
  faults: {
    'address-not-here':
      'Alamat itu sekarang bukan alamat komputer ini. Periksa kabel jaringan, atau pilih alamat lain.',
    'port-taken': 'Porta itu dipakai program lain. Pilih porta lain.',
    'network-failed': 'Jaringan komputer ini tidak dapat dipakai. Periksa kabel dan kartu jaringan.',
  },
  faultSafe: 'Pekerjaan di komputer ini tidak terganggu.',
  whichAddress: 'Alamat komputer ini di jaringan konter',
  noAddress: 'Komputer ini tidak terhubung ke jaringan mana pun.',
  port: 'Porta',
  portFault: 'Angka dari 1024 sampai 65535.',
  switchOn: 'Nyalakan',
  change: 'Pindah ke alamat ini',
  switchOff: 'Matikan',

  devices: 'Perangkat yang dipasangkan',
  none: 'Belum ada.',
  name: 'Nama',
  place: 'Tempat',
  paired: 'Dipasangkan',
  seen: 'Terakhir terlihat',
  connected: 'tersambung',
  never: 'belum sejak dinyalakan',
  by: ({ when, who }: { when: string; who: string }) => `${when} oleh ${who}`,
  revokedBy: ({ when, who }: { when: string; who: string }) => `dicabut ${when} oleh ${who}`,
  fingerprint: 'Sidik',
  rename: 'Ubah',
  renameTitle: ({ name }: { name: string }) => `Ubah nama atau tempat ${name}`,
  renameLead: 'Pemasangan dan sesi perangkat itu tidak berubah. Tempat menentukan apa yang tampil pertama di layarnya.',
  revoke: 'Cabut',
  revokeTitle: ({ name }: { name: string }) => `Cabut ${name}`,
  revokeLead:
    'Perangkat itu langsung terputus dan sesinya berakhir. Yang sudah tersimpan di pos tetap ada. Untuk dipakai lagi harus dipasangkan dari awal.',
  revokeNow: 'Cabut sekarang',

  pair: 'Pasangkan perangkat',
  pairTitle: 'Pasangkan perangkat',
  pairLead: 'Pada perangkat baru: jalankan Tapis, pilih "Bergabung ke pos", lalu pindai kode ini dengan pembacanya.',
  code: 'Kode pemasangan sebagai QR',
  copy: 'Salin sebagai teks',
  copied: 'Tersalin',
  copyFailed: 'Tidak dapat disalin di perangkat ini. Pindai kodenya.',
  secondsLeft: ({ seconds }: { seconds: number }) => `Berlaku ${n(seconds)} detik lagi, untuk satu perangkat.`,
  expired: 'Kode ini sudah tidak berlaku.',
  lost: 'Perangkat itu tidak menunggu lagi.',
  again: 'Buat kode baru',
  asked: 'Sebuah perangkat meminta dipasangkan',
  compare: 'Angka ini harus sama dengan di layar perangkat itu:',
  deviceName: 'Nama perangkat',
  deviceNameHint: 'Seperti tertulis di badannya, misalnya Tablet 2.',
  whichPlace: 'Di mana perangkat itu dipakai?',
  approve: 'Sama, pasangkan',
  refuse: 'Bukan perangkat kami',
  pairedNow: ({ name }: { name: string }) => `${name} sudah dipasangkan.`,

  join: 'Bergabung ke pos',
  joinDetail: 'Pos sudah ada di komputer lain; perangkat ini menjadi salah satu mejanya.',
  joinTitle: 'Bergabung ke pos yang sudah ada',
  joinLead:
    'Minta teknisi pos membuka Perangkat, lalu "Pasangkan perangkat". Pindai QR di layarnya dengan pembaca, atau tempel teksnya di sini.',
  joinCode: 'Kode pemasangan',
  joinAsk: 'Minta bergabung',
  joinAsking: 'Menunggu teknisi pos',
  joinCompare: 'Sebutkan angka ini kepada teknisi. Di layarnya harus tertulis angka yang sama.',
  joinStates: {
    refused: 'Teknisi pos menolak perangkat ini.',
    lost: 'Pos tidak menunggu lagi, atau tidak terjangkau.',
    failed: 'Perangkat ini tidak dapat bergabung.',
  },
  joinSafe: 'Tidak ada yang tersimpan di perangkat ini.',
  joinTodo: 'Minta kode baru, lalu coba lagi.',
};
