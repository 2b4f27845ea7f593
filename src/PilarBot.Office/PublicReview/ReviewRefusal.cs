using PilarBot.Flows.Inputs;

namespace PilarBot.Office.PublicReview;

/// <summary>Why something cannot be done about a public review: expected answers, not faults.</summary>
internal static class ReviewRefusal
{
    public static readonly ActionRefusal Outside = new("outside", "Uji publik desa atau kelurahan itu dibuka oleh petugas di wilayahnya.");

    public static readonly ActionRefusal IsRunning = new("is-running", "Di desa atau kelurahan itu masih ada uji publik yang berjalan. Silakan tunggu sampai selesai.");

    public static readonly ActionRefusal Nothing = new("nothing", "Belum ada usulan yang disepakati di desa atau kelurahan itu yang belum diuji publik.");

    public static readonly ActionRefusal NotFound = new("not-found", "Data itu belum ditemukan. Mohon periksa kembali nomornya.");

    public static readonly ActionRefusal StillRunning = new(
        "still-running", "Berita acara penutupan dibuat setelah masa sanggah selesai dan semua sanggahan diputuskan atau lewat waktunya.");

    /// <summary>The objection period is over.</summary>
    public static ActionRefusal Closed(DateOnly lastDay) => new(
        ClosedCode, $"Masa sanggah sudah berakhir pada {OfficeProfile.ShowDay(lastDay)}, jadi tanggapan baru tidak dapat dicatat. Bila ada dugaan pelanggaran, silakan ketik **aduan**.");

    public const string ClosedCode = "closed";

    public static readonly ActionRefusal OtherDesa = new(
        "other-desa",
        "Terima kasih atas kepedulian Anda. Tanggapan uji publik hanya dari warga desa atau kelurahan yang sama, karena merekalah yang mengenal keadaannya. "
        + "Anda dapat mengabari warga di sana, atau melaporkan dugaan pelanggaran lewat **aduan**.");

    public static readonly ActionRefusal Decided = new(
        "decided", "Tanggapan Anda atas data ini sudah diputuskan, jadi tidak dapat ditambah lagi. Untuk hal lain, silakan ketik **aduan**.");

    public static readonly ActionRefusal TooMany = new(
        "too-many", "Dari percakapan ini sudah banyak tanggapan yang dicatat. Bila masih ada, mohon sampaikan kepada petugas dengan mengetik **petugas**.");

    /// <summary>No response of this number, or none in the caller's place: the same words for both.</summary>
    public static readonly ActionRefusal NotForVerifying = new("not-for-you", "Sanggahan itu tidak ada dalam daftar yang Anda periksa.");

    public static readonly ActionRefusal OwnResponse = new("own", "Sanggahan dari percakapan ini sendiri diperiksa petugas lain.");

    public static readonly ActionRefusal Settled = new("settled", "Sanggahan itu sudah diputuskan, atau waktunya sudah lewat.");
}
