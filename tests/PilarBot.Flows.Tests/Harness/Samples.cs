namespace PilarBot.Flows.Tests.Harness;

internal static class Samples
{
    /// <summary>A report with most of what the language has.</summary>
    public const string Report = """
        flow: lapor
        title: Lapor kasus
        for: [tksk, psm]
        menu: { label: Lapor kasus, order: 1 }
        start: [lapor, lapor kasus]
        about: melaporkan warga yang perlu dibantu
        expires: 7d
        nudge: { after: 3h, say: Laporan Anda belum selesai. Lanjutkan? }
        steps:
          - ask: jenis
            say: Masalah apa yang ditemukan?
            choose: { from: ppks }
          - ask: nik
            label: NIK
            say: Ketik **NIK** warga.
            answer: nik
            or: [{ value: tanpa-nik, label: Belum punya }]
          - if: nik exists and nik.choice != 'tanpa-nik'
            then:
              - do: cases.find
                with: { nik: nik }
                as: serupa
              - if: serupa.count > 0
                then:
                  - ask: lanjut
                    say: Sudah ada kasus **{serupa.first.number}**.
                    choose: [{ value: tambah, label: Tambahkan }, { value: baru, label: Laporan baru }]
          - ask: foto
            say: Kirim foto, 1 sampai 5.
            answer: photos
            min: 1
            max: 5
          - ask: cerita
            say: Ceritakan keadaannya.
            answer: text
            optional: true
          - ask: lokasi
            answer: location
          - review:
              say: Periksa kembali.
              send: Kirim laporan
          - do: cases.open
            with: { nik: nik, text: cerita, photos: foto }
            as: kasus
          - say: Laporan **{kasus.number}** diterima. Terima kasih, {me.name}.
        """;

    public const string Complaint = """
        flow: pengaduan
        title: Pengaduan
        menu: { label: Pengaduan, order: 2 }
        start: [pengaduan, aduan]
        steps:
          - ask: isi
            say: Apa yang ingin diadukan?
            answer: text
          - say: Terima kasih.
        """;
}
