/**
 * IATA airport codes → country (ISO 3166 alpha-3), for the places people leave Palembang for, directly or after a
 * change. A table of its own, not the world's: an unknown code gives null and the officer chooses the country.
 * State of knowledge: March 2026.
 */
const codesByCountry: Readonly<Record<string, string>> = {
  IDN: `PLM CGK HLP SUB DPS KNO UPG BPN YIA JOG SOC SRG BDO KJT BTH PDG PKU BTJ PNK MDC LOP TKG DJB BKS PGK TJQ PKY BDJ
    AAP TRK BIK DJJ AMQ SOQ KOE LBJ MLG BWX DTB TNJ KDI PLW TTE GTO MJU MKW TIM SBG`,
  MYS: 'KUL SZB PEN JHB LGK BKI KCH MKZ KBR TGG IPH KUA MYY SBW BTU TWU SDK AOR LBU LDU',
  SGP: 'SIN XSP',
  BRN: 'BWN',
  THA: 'BKK DMK HKT CNX CEI HDY USM KBV UTP UTH KKC URT',
  VNM: 'SGN HAN DAD CXR PQC HPH DLI VCA HUI VII',
  KHM: 'PNH KTI SAI REP KOS',
  LAO: 'VTE LPQ PKZ ZVK',
  MMR: 'RGN MDL NYT',
  PHL: 'MNL CEB CRK DVO KLO ILO PPS TAG ZAM BCD',
  TLS: 'DIL',
  HKG: 'HKG',
  MAC: 'MFM',
  TWN: 'TPE TSA KHH RMQ',
  JPN: 'NRT HND KIX NGO FUK CTS OKA HIJ SDJ',
  KOR: 'ICN GMP PUS CJU TAE CJJ MWX',
  CHN: `PEK PKX PVG SHA CAN SZX XMN CTU TFU CKG KMG HGH NKG WUH XIY TAO FOC NNG HAK SYX DLC TSN CSX CGO SJW SHE JJN SWA
    KWL HRB`,
  SAU: 'JED MED RUH DMM TIF AHB YNB TUU ELQ',
  ARE: 'DXB AUH SHJ DWC RKT',
  QAT: 'DOH',
  OMN: 'MCT SLL',
  KWT: 'KWI',
  BHR: 'BAH',
  JOR: 'AMM AQJ',
  EGY: 'CAI HBE SSH HRG SPX LXR',
  TUR: 'IST SAW ESB AYT ADB',
  IRQ: 'BGW NJF EBL BSR',
  IRN: 'IKA MHD',
  SYR: 'DAM',
  LBN: 'BEY',
  YEM: 'ADE SAH',
  LBY: 'MJI BEN',
  SDN: 'KRT PZU',
  SSD: 'JUB',
  DZA: 'ALG',
  TUN: 'TUN',
  MAR: 'CMN RAK RBA',
  MRT: 'NKC',
  ETH: 'ADD',
  KEN: 'NBO',
  ZAF: 'JNB',
  LKA: 'CMB HRI',
  IND: 'DEL BOM MAA BLR CCU HYD COK TRV TRZ AMD',
  PAK: 'KHI LHE ISB PEW MUX',
  BGD: 'DAC CGP',
  NPL: 'KTM',
  MDV: 'MLE',
  AUS: 'SYD MEL BNE PER ADL DRW CNS OOL',
  NZL: 'AKL CHC WLG',
  PNG: 'POM',
  FJI: 'NAN',
  NLD: 'AMS',
  DEU: 'FRA MUC BER DUS HAM',
  GBR: 'LHR LGW MAN STN BHX EDI',
  FRA: 'CDG ORY',
  BEL: 'BRU',
  AUT: 'VIE',
  CHE: 'ZRH GVA',
  ITA: 'FCO MXP VCE',
  ESP: 'MAD BCN',
  GRC: 'ATH',
  CYP: 'LCA',
  POL: 'WAW',
  CZE: 'PRG',
  HUN: 'BUD',
  SRB: 'BEG',
  RUS: 'SVO DME VKO',
  USA: 'LAX SFO JFK SEA ORD HNL',
  CAN: 'YVR YYZ YUL',
  TTO: 'POS',
  SUR: 'PBM',
};

const countryByCode: ReadonlyMap<string, string> = new Map(
  Object.entries(codesByCountry).flatMap(([country, codes]) =>
    codes.split(/\s+/).map((code): [string, string] => [code, country]),
  ),
);

/** Every airport of the table, for lists to choose from and for tests. */
export const knownAirports: readonly string[] = [...countryByCode.keys()];

/** The country of an airport (ISO 3166 alpha-3), or null when the table does not know the code. */
export const airportCountry = (code: string): string | null => countryByCode.get(code) ?? null;
