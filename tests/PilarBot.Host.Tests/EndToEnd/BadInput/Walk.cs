using System.Text.RegularExpressions;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.EndToEnd.BadInput;

/// <summary>The straight way through a flow, to be left and taken up again at any question.</summary>
/// <param name="Start">The word that starts it.</param>
/// <param name="Questions">Their names, some words by which they are known, and a good answer to each.</param>
/// <param name="End">Words with which it ends.</param>
internal sealed partial record Walk(string Start, IReadOnlyList<(string Name, string Words, Action<FakeUser> Answer)> Questions, string End)
{
    // Another person each time: of one name in one desa the bot asks whether they are the same.
    private static int people;

    public static readonly Walk Report = new("lapor",
    [
        ("jenis", "Masalah apa", u => u.Says("lansia")),
        ("nama", "Siapa nama warga", u => u.Says($"Nenek Uji {Interlocked.Increment(ref people)}")),
        ("nik", "16 angka", u => u.Taps("NIK tidak ada")),
        ("usia", "usianya", u => u.Taps("Tidak tahu")),
        ("desa", "Ketik namanya", u => u.Says("Boepinang")),
        ("foto", "1 sampai 5 foto", u => u.SendsAlbum(5)),
        ("lokasi", "Bagikan lokasi tempat", u => u.SharesLocation(-4.7, 121.6)),
        ("uraian", "Ceritakan singkat", u => u.Says("Tinggal sendiri, sudah lama sakit.")),
        ("review", "periksa kembali laporan", u => u.Taps("Kirim laporan")),
    ],
    "Laporan diterima");

    public static readonly Walk Broadcast = new("siaran",
    [
        ("teks", "Tulis isi siaran", u => u.Says("Rapat koordinasi hari Senin.")),
        ("lampiran", "gambar atau PDF", u => u.Taps("Tanpa lampiran")),
        ("peran", "Untuk siapa", u => u.Says("TKSK")),
        ("kecamatan", "kecamatan mana", u => u.Taps("Semua kecamatan")),
        ("tambahan", "Perlu tambahan", u => u.Taps("Tanpa tambahan")),
        ("kapan", "Kapan dikirim", u => u.Says("besok 09.00")),
        ("review", "periksa sekali lagi", u => u.Taps("Jadwalkan siaran")),
    ],
    "dijadwalkan");

    public static readonly Walk Joining = new("daftar",
    [
        ("nomor", "bagikan nomor Anda sendiri", u => u.SharesContact()),
        ("nama", "Siapa nama lengkap", u => u.Says("Wa Ode Baru")),
        ("peran", "Anda bertugas sebagai", u => u.Says("PSM")),
        ("wilayah", "Di kecamatan mana", u => u.Says("Rumbia Tengah")),
    ],
    "Permohonan Anda sudah kami terima");

    public static readonly Walk Complaint = new("aduan",
    [
        ("topik", "Tentang apa aduan", u => u.Taps("Netralitas petugas")),
        ("peran", "Apa tugas orang", u => u.Taps("TKSK")),
        ("terlapor", "Siapa namanya", u => u.Says("Pak Uji")),
        ("kecamatan", "kecamatan mana orang itu", u => u.Says("Rumbia Tengah")),
        ("dugaan", "Dugaan apa", u => u.Says("1")),
        ("uraian", "Apa yang terjadi", u => u.Says("Ia membagikan kaus partai di balai desa.")),
        ("kapan", "Tanggal berapa kejadiannya", u => u.Says("kemarin")),
        ("diketahui", "Sejak tanggal berapa", u => u.Taps("Pada hari kejadian")),
        ("identitas", "dengan identitas Anda", u => u.Taps("Tanpa nama")),
        ("review", "periksa kembali aduan", u => u.Taps("Kirim aduan")),
    ],
    "Kode rahasia");

    /// <summary>The words by which a question is known.</summary>
    public string WordsOf(string question) => Questions.Single(q => q.Name == question).Words;

    /// <summary>Starts, and answers up to a question.</summary>
    public async Task GoToAsync(FakeUser user, string question)
    {
        user.Says(Start);
        foreach (var (name, words, answer) in Questions)
        {
            await user.WaitForAsync(words);
            if (name == question)
                return;
            answer(user);
        }
    }

    /// <summary>Answers from a question, which is asked already, to the end.</summary>
    public async Task<FakeMessage> FinishAsync(FakeUser user, string question)
    {
        var rest = Questions.SkipWhile(q => q.Name != question).ToList();
        for (var i = 0; i < rest.Count; i++)
        {
            if (i > 0)
                await user.WaitForAsync(rest[i].Words);
            rest[i].Answer(user);
        }
        return await user.WaitForAsync(End);
    }

    /// <summary>The case number in a message.</summary>
    public static string NumberIn(FakeMessage message) => CaseNumber().Match(message.Text).Value;

    [GeneratedRegex(@"KS-\d{4}-\d+")]
    private static partial Regex CaseNumber();
}
