using PilarBot.Flows.Inputs;

namespace PilarBot.Office.Complaints;

/// <summary>Why something cannot be done with a complaint: an expected answer, not a fault.</summary>
internal abstract record ComplaintRefusal(string Code, string Text)
{
    public ActionRefusal ToRefusal() => new(Code, Text);
}

/// <summary>No complaint of this number, not this secret, or not for this person: the same words for all, so that nothing can be tried out.</summary>
internal sealed record NoSuchComplaint() : ComplaintRefusal(TheCode,
    "Nomor aduan dan kode rahasia itu belum cocok. Mohon periksa kembali keduanya pada tanda terima, misalnya AD-2026-000123 dengan kode tiga kelompok.")
{
    public const string TheCode = "not-found";
}

internal sealed record TooManyGuesses() : ComplaintRefusal(TheCode,
    "Demi keamanan pelapor, pemeriksaan kode dari percakapan ini kami jeda satu jam. Aduan Anda tetap aman dan tetap berjalan. Silakan coba lagi nanti.")
{
    public const string TheCode = "too-many";
}

internal sealed record NotForHandling() : ComplaintRefusal(TheCode,
    "Aduan itu tidak ada dalam daftar Anda.")
{
    public const string TheCode = "not-yours";
}

internal sealed record ReporterIsHidden(IdentityLevel Level) : ComplaintRefusal(TheCode, Level is IdentityLevel.Withheld
    ? "Pelapor memilih tanpa nama. Identitasnya tidak kami simpan dalam aduan ini."
    : "Identitas pelapor dirahasiakan. Untuk melihatnya, tuliskan alasannya; seorang penangan lain memutuskan.")
{
    public const string TheCode = "hidden";
}

internal sealed record NoSecondPerson() : ComplaintRefusal(TheCode,
    "Belum ada orang kedua yang boleh menyetujuinya. Mohon minta administrator menunjuk penangan aduan lain.")
{
    public const string TheCode = "no-second";
}

internal sealed record NoConsent(HandOnConsent Consent) : ComplaintRefusal(TheCode, Consent is HandOnConsent.No
    ? "Pelapor tidak mengizinkan aduan ini diteruskan."
    : "Pelapor belum menyetujui penerusan. Mohon minta melalui **aduan masuk**, Tanya pelapor, agar pelapor memilih Izin penerusan pada status aduannya.")
{
    public const string TheCode = "no-consent";
}

internal sealed record NothingToDecide() : ComplaintRefusal(TheCode,
    "Tidak ada permintaan yang menunggu keputusan Anda pada aduan ini.")
{
    public const string TheCode = "nothing";
}

internal sealed record NeedsBasis(ComplaintState State) : ComplaintRefusal(TheCode,
    $"Untuk status {State.Label()}, mohon tuliskan dasar atau alasannya.")
{
    public const string TheCode = "needs-basis";
}

internal sealed record CannotMove(string Number, ComplaintState From, ComplaintState To) : ComplaintRefusal(TheCode,
    $"Aduan {Number} berstatus {From.Label()}, jadi tidak bisa diubah menjadi {To.Label()}.")
{
    public const string TheCode = "cannot-move";
}

internal sealed record OnlyTheHead(string Number) : ComplaintRefusal(TheCode,
    $"Tindak lanjut aduan {Number} dicatat oleh kepala dinas.")
{
    public const string TheCode = "only-head";
}

internal sealed record AnswerNamesSomebody() : ComplaintRefusal(TheCode,
    "Penjelasan untuk pelapor tampaknya memuat nama. Demi keamanan semua pihak, mohon tulis ulang tanpa nama.")
{
    public const string TheCode = "names-somebody";
}

internal sealed record ComplaintIsClosed(string Number, ComplaintState State) : ComplaintRefusal(TheCode,
    $"Aduan {Number} sudah {State.Label()}. Untuk keadaan baru, silakan buat aduan baru dengan mengetik **aduan**.")
{
    public const string TheCode = "closed";
}

internal sealed record NoFilesHere() : ComplaintRefusal(TheCode,
    "Daftar dalam bentuk CSV tidak dapat dikirim lewat WhatsApp. Silakan minta lagi dari Telegram atau obrolan web.")
{
    public const string TheCode = "no-files";
}
