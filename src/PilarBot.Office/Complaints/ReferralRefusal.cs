namespace PilarBot.Office.Complaints;

internal sealed record NoSuchForm() : ComplaintRefusal(TheCode,
    "Bentuk berkas itu tidak ada lagi. Silakan pilih dari daftar yang baru.")
{
    public const string TheCode = "no-form";
}

internal sealed record ReferralCannotMove(string Number, ReferralState From, ReferralState To) : ComplaintRefusal(TheCode,
    $"Penerusan {Number} berstatus {From.Label()}, jadi tidak bisa diubah menjadi {To.Label()}.")
{
    public const string TheCode = "cannot-move";
}

internal sealed record NotReadyYet(string Number) : ComplaintRefusal(TheCode,
    $"Berkas penerusan {Number} belum selesai disiapkan. Silakan catat setelah berkasnya Anda terima.")
{
    public const string TheCode = "not-ready";
}

internal sealed record NotThatDay(DateOnly First, DateOnly Last) : ComplaintRefusal(TheCode,
    $"Tanggalnya harus antara {OfficeProfile.ShowDay(First)} dan {OfficeProfile.ShowDay(Last)}. Mohon periksa kembali.")
{
    public const string TheCode = "bad-day";
}

internal sealed record NumberTooLong(int Most) : ComplaintRefusal(TheCode,
    $"Nomor dari penerima paling panjang {Most} huruf. Mohon tulis nomornya saja.")
{
    public const string TheCode = "too-long";
}
