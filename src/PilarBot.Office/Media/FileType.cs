namespace PilarBot.Office.Media;

/// <summary>What a file is by its first bytes; names and declared types are the sender's and prove nothing.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="Mime">As it is served.</param>
/// <param name="Extension">With a dot, for a name to download it under.</param>
/// <param name="Family">What it can serve as.</param>
public sealed record FileType(string Name, string Mime, string Extension, FileFamily Family)
{
    /// <summary>How many first bytes <see cref="Sniff"/> wants: a zip tells what it is by the names of its first parts.</summary>
    public const int HeadLength = 64 * 1024;

    public static readonly FileType Jpeg = new("foto JPEG", "image/jpeg", ".jpg", FileFamily.Picture);
    public static readonly FileType Png = new("gambar PNG", "image/png", ".png", FileFamily.Picture);
    public static readonly FileType WebP = new("gambar WebP", "image/webp", ".webp", FileFamily.Picture);
    public static readonly FileType Heic = new("foto HEIC", "image/heic", ".heic", FileFamily.Picture);
    public static readonly FileType Gif = new("gambar GIF", "image/gif", ".gif", FileFamily.Picture);
    public static readonly FileType Pdf = new("dokumen PDF", "application/pdf", ".pdf", FileFamily.Document);
    public static readonly FileType Docx = new(
        "dokumen Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", FileFamily.Document);
    public static readonly FileType Xlsx = new(
        "lembar Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", FileFamily.Document);
    public static readonly FileType Mp4 = new("video MP4", "video/mp4", ".mp4", FileFamily.Film);
    public static readonly FileType ThreeGp = new("video 3GP", "video/3gpp", ".3gp", FileFamily.Film);
    public static readonly FileType QuickTime = new("video MOV", "video/quicktime", ".mov", FileFamily.Film);
    public static readonly FileType Ogg = new("rekaman suara", "audio/ogg", ".ogg", FileFamily.Sound);
    public static readonly FileType Mp3 = new("rekaman MP3", "audio/mpeg", ".mp3", FileFamily.Sound);
    public static readonly FileType M4a = new("rekaman M4A", "audio/mp4", ".m4a", FileFamily.Sound);
    public static readonly FileType Aac = new("rekaman AAC", "audio/aac", ".aac", FileFamily.Sound);
    public static readonly FileType Amr = new("rekaman AMR", "audio/amr", ".amr", FileFamily.Sound);
    public static readonly FileType Wav = new("rekaman WAV", "audio/wav", ".wav", FileFamily.Sound);
    public static readonly FileType Program = new("program", "application/octet-stream", ".bin", FileFamily.Refused);
    public static readonly FileType Archive = new("arsip", "application/octet-stream", ".bin", FileFamily.Refused);
    public static readonly FileType MacroDocument = new("dokumen dengan makro", "application/octet-stream", ".bin", FileFamily.Refused);
    public static readonly FileType OldOffice = new("dokumen Office lama", "application/octet-stream", ".bin", FileFamily.Refused);
    public static readonly FileType Markup = new("halaman web", "application/octet-stream", ".bin", FileFamily.Refused);
    public static readonly FileType PlainText = new("teks biasa", "text/plain", ".txt", FileFamily.Refused);
    public static readonly FileType Empty = new("berkas kosong", "application/octet-stream", ".bin", FileFamily.Refused);
    public static readonly FileType Unknown = new("berkas yang tidak dikenal", "application/octet-stream", ".bin", FileFamily.Refused);

    public static readonly FileType CutOff = new("berkas yang terpotong", "application/octet-stream", ".bin", FileFamily.Refused);

    /// <summary>A picture that would take more room than it is worth to whoever opens it.</summary>
    public static FileType TooManyPixels(int megapixels) =>
        new($"gambar berukuran lebih dari {megapixels} megapiksel", "application/octet-stream", ".bin", FileFamily.Refused);

    /// <summary>The type of a file that begins with these bytes.</summary>
    /// <param name="head">The first <see cref="HeadLength"/> bytes, or the whole file when it is shorter.</param>
    public static FileType Sniff(ReadOnlySpan<byte> head) =>
        head.IsEmpty ? Empty : MagicBytes.OfBinary(head) ?? MagicBytes.OfText(head) ?? Unknown;

    /// <summary>The stored form of a type, <see cref="Mime"/>, read back.</summary>
    public static FileType FromMime(string mime) => Known.FirstOrDefault(type => type.Mime == mime) ?? Unknown;

    private static readonly FileType[] Known =
        [Jpeg, Png, WebP, Heic, Gif, Pdf, Docx, Xlsx, Mp4, ThreeGp, QuickTime, Ogg, Mp3, M4a, Aac, Amr, Wav];

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>What a type of file can serve as.</summary>
public enum FileFamily
{
    /// <summary>Shown as a picture.</summary>
    Picture,
    /// <summary>Read as a document.</summary>
    Document,
    /// <summary>Played as a film.</summary>
    Film,
    /// <summary>Played as sound.</summary>
    Sound,
    /// <summary>Recognised, and not taken.</summary>
    Refused,
}
