namespace PilarBot.Office.Help;

/// <summary>What staff answer again and again: a text to begin with, changed as the case needs.</summary>
internal static class ReadyAnswers
{
    public static readonly IReadOnlyList<(string Label, string Text)> All =
    [
        ("Akan dicek", "Terima kasih sudah menghubungi kami. Pertanyaan Bapak/Ibu kami cek dahulu, lalu kami kabari lewat chat ini."),
        ("Minta keterangan", "Terima kasih. Supaya dapat kami bantu, mohon ceritakan lebih lengkap: siapa yang memerlukan bantuan, di desa mana, dan apa masalahnya."),
        ("Datang ke kantor", "Mohon datang ke kantor Dinas Sosial pada jam kerja dengan membawa KTP dan Kartu Keluarga. Petugas kami akan membantu di sana."),
        ("Cek bantuan sosial", "Status bantuan sosial dapat dilihat di cekbansos.kemensos.go.id dengan nama dan wilayah sesuai KTP. Bila datanya keliru, balas pesan ini."),
        ("Lapor kasus", "Laporan seperti ini dapat langsung dicatat: ketik lapor, lalu ikuti pertanyaannya. Bapak/Ibu mendapat nomor untuk memantau tindak lanjutnya."),
    ];
}
