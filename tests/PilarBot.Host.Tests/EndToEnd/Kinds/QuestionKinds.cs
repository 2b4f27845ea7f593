namespace PilarBot.Host.Tests.EndToEnd.Kinds;

/// <summary>All kinds of questions that flows can ask.</summary>
internal static class QuestionKinds
{
    private const string Ten = "[Satu] [Dua] [Tiga] [Empat] [Lima] [Enam] [Tujuh] [Delapan] [Sembilan] [Sepuluh]";
    private const string Kecamatan = "[Poleang] [Poleang Timur] [Rarowatu] [Rumbia] [Kabaena] [Kabaena Timur] [Poleang Barat] [Mata Oleo] [Lainnya ▸]";
    private const string FirstPage = "[Anak Balita Telantar] [Anak Telantar] [Anak Berhadapan dengan Hukum] [Anak Jalanan] [Anak dengan Kedisabilitasan] [Anak Korban Kekerasan/Perlakuan Salah] [Anak Perlu Perlindungan Khusus] [Lanjut Usia Telantar] [Lainnya ▸]";

    public static IReadOnlyList<QuestionKind> All { get; } =
    [
        new("tiga", Choose("[Satu, Dua, Tiga]"), "inline [Satu][Dua] [Tiga]", "button [Satu] [Dua] [Tiga]", "[Satu] [Dua] [Tiga]", "Dua", "[Dua]", "2", "dua"),
        new("tiga panjang", Choose("[Bantuan sembako untuk lansia, Bantuan sembako untuk anak, Tidak keduanya]"), "inline [Bantuan sembako untuk lansia] [Bantuan sembako untuk anak] [Tidak keduanya]", "button [1. Bantuan sembako…] [2. Bantuan sembako…] [3. Tidak keduanya]", "[Bantuan sembako untuk lansia] [Bantuan sembako untuk anak] [Tidak keduanya]", "Bantuan sembako untuk anak", "[Bantuan sembako untuk anak]", "2", "Bantuan sembako untuk anak"),
        new("sepuluh", Choose("[Satu, Dua, Tiga, Empat, Lima, Enam, Tujuh, Delapan, Sembilan, Sepuluh]"), "inline [Satu][Dua] [Tiga][Empat] [Lima][Enam] [Tujuh][Delapan] [Sembilan][Sepuluh]", "list " + Ten, Ten, "Sepuluh", "[Sepuluh]", "10", "sepuluh", "sepulu"),
        new("lima panjang", Choose("[Bantuan sembako untuk lansia, Bantuan sembako untuk anak, Bantuan sembako untuk ibu, Alat bantu dengar, Lainnya]"), "inline [Bantuan sembako untuk lansia] [Bantuan sembako untuk anak] [Bantuan sembako untuk ibu] [Alat bantu dengar] [Lainnya]", "list [1. Bantuan sembako…] [2. Bantuan sembako…] [3. Bantuan sembako…] [4. Alat bantu dengar] [5. Lainnya]", "[Bantuan sembako untuk lansia] [Bantuan sembako untuk anak] [Bantuan sembako untuk ibu] [Alat bantu dengar] [Lainnya]", "Bantuan sembako untuk ibu", "[Bantuan sembako untuk ibu]", "3", "sembako untuk ibu"),
        new("berhalaman", Choose("{ from: ppks }"), "inline " + FirstPage, "list [1. Anak Balita Telantar] [2. Anak Telantar] [3. Anak Berhadapan…] [4. Anak Jalanan] [5. Anak dengan…] [6. Anak Korban…] [7. Anak Perlu…] [8. Lanjut Usia Telantar] [9. Lainnya ▸]", FirstPage, "Lanjut Usia Telantar", "[Lanjut Usia Telantar]", "8", "[Lainnya ▸] | [◂ Sebelumnya] | 8", "9 | 9 | 8", "lansia", "telantar | [Lanjut Usia Telantar]"),
        new("beberapa", Choose("[Atap, Lantai, Dinding]\n  many: true"), "inline [Atap][Lantai] [Dinding]", "button [Atap] [Lantai] [Dinding]", "[Atap] [Lantai] [Dinding]", "Atap, Dinding", "[Atap] | [Dinding] | [Selesai]", "1, 3", "atap dan dinding", "1 | 3 | selesai", "1 | 3 | 4"),
        new("ya atau tidak", Ask("yes-no"), "inline [Ya][Tidak]", "button [Ya] [Tidak]", "[Ya] [Tidak]", "Ya", "[Ya]", "1", "iya"),
        new("tulisan", Ask("text"), "text", "text", "text", "Tinggal sendiri", "Tinggal sendiri"),
        new("boleh dilewati", Ask("number\n  optional: true"), "inline [Lewati]", "button [Lewati]", "[Lewati]", "5", "5 orang", "lima"),
        new("angka", Ask("number"), "text", "text", "text", "5", "5", "5 orang", "lima"),
        new("tanggal", Ask("date"), "text", "text", "text", "17 Agustus 1990", "17-08-1990", "17 agt 90"),
        new("tanggal dan jam", Ask("datetime"), "text", "text", "text", "17 Agustus 2030 pukul 09.00 WITA", "17-08-2030 09.00", "17 agustus 2030 jam 9 pagi"),
        new("telepon", Ask("phone"), "text", "text", "text", "+6281234567890", "0812 3456 7890", "+62 812 3456 7890"),
        new("nik", Ask("nik"), "text", "text", "text", "************9999", "3204131708909999", "3204 1317 0890 9999"),
        new("nik atau bukan", Ask("nik\n  or: [{ value: tanpa, label: Belum punya }]"), "inline [Belum punya]", "button [Belum punya]", "[Belum punya]", "Belum punya", "[Belum punya]", "belum punya", "1"),
        new("kk", Ask("kk"), "text", "text", "text", "************0001", "3204131301010001"),
        new("satu foto", Ask("photo"), "text", "text", "text", "1 foto", "(foto)"),
        new("foto", Ask("photos\n  max: 3"), "text", "text", "text", "2 foto", "(foto) | (foto) | [Selesai]", "(foto) | (foto) | selesai", "(album 2) | [Selesai]", "(foto) | (foto) | 1"),
        new("dokumen", Ask("document"), "text", "text", "text", "1 berkas", "(dokumen)"),
        new("bukti", Ask("files\n  optional: true"), "inline [Lewati]", "button [Lewati]", "[Lewati]", "1 berkas", "(dokumen) | [Selesai]", "(foto) | 1"),
        new("lokasi", Ask("location\n  or: [{ value: tidak, label: Tidak bisa berbagi lokasi }]"), "keyboard [request_location] [Tidak bisa berbagi lokasi]", "location_request_message", "share=location [Tidak bisa berbagi lokasi]", "-4.5, 121.9", "(lokasi)", "-4.5, 121.9"),
        new("lokasi tidak bisa", Ask("location\n  or: [{ value: tidak, label: Tidak bisa berbagi lokasi }]"), "keyboard [request_location] [Tidak bisa berbagi lokasi]", "location_request_message", "share=location [Tidak bisa berbagi lokasi]", "Tidak bisa berbagi lokasi", "[Tidak bisa berbagi lokasi]", "tidak bisa berbagi lokasi"),
        new("kontak", Ask("contact\n  other: true"), "keyboard [request_contact]", "request_contact_info", "share=contact", "+6281234567890", "(kontak lain)", "0812 3456 7890"),
        new("wilayah", Ask("wilayah\n  level: kecamatan"), "inline [Poleang][Poleang Timur] [Rarowatu][Rumbia] [Kabaena][Kabaena Timur] [Poleang Barat][Mata Oleo] [Lainnya ▸]", "list " + Kecamatan, Kecamatan, "Rumbia", "[Rumbia]", "4", "rumbia"),
        new("tahun", Ask("number\n  or: [{ value: lupa, label: Tidak ingat lagi tahunnya }]\n  min: 1945"), "inline [Tidak ingat lagi tahunnya]", "button [1. Tidak ingat lagi…]", "[Tidak ingat lagi tahunnya]", "Tidak ingat lagi tahunnya", "[Tidak ingat lagi tahunnya]", "1", "tidak ingat lagi tahunnya"),
        new("usulan", "- set: lama\n  to: \"Nenek Halimah binti Abdullah\"\n" + Ask("text\n  suggest: lama"), "inline [Benar: Nenek Halimah binti Abdullah]", "button [1. Benar: Nenek…]", "[Benar: Nenek Halimah binti Abdullah]", "Nenek Halimah binti Abdullah", "[Benar: Nenek Halimah binti Abdullah]", "ya", "Nenek Halimah binti Abdullah"),
    ];

    private static string Ask(string answer) => $"- ask: jawaban\n  say: Silakan jawab.\n  answer: {answer}";

    private static string Choose(string choices) => $"- ask: jawaban\n  say: Silakan jawab.\n  choose: {choices}";
}
