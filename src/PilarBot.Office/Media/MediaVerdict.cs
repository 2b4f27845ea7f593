using PilarBot.Channels;

namespace PilarBot.Office.Media;

/// <summary>Whether a file can serve as what was asked for.</summary>
public static class MediaVerdict
{
    /// <summary>Null when the file is taken, else why not.</summary>
    /// <param name="asked">What the question asks for, or what the file was sent as.</param>
    /// <param name="found">What its bytes say it is.</param>
    public static MediaRefusal? Judge(MediaKind asked, FileType found)
    {
        var fits = asked switch
        {
            MediaKind.Photo => found.Family is FileFamily.Picture,
            MediaKind.Video => found.Family is FileFamily.Film,
            // Evidence often comes as a file: to keep its quality, or because the phone offers nothing else.
            MediaKind.Document => found.Family is not FileFamily.Refused,
            // Phones record sound in the same containers as films.
            MediaKind.Audio or MediaKind.Voice => found.Family is FileFamily.Sound || found == FileType.Mp4 || found == FileType.ThreeGp,
        };
        return fits ? null : new MediaRefusal(found, $"Yang Anda kirim {Article(found)}. {Wanted(asked)}");
    }

    /// <summary>Likewise where a table is asked for: a workbook, or text, of which only its lines are read and which is never given out.</summary>
    public static MediaRefusal? JudgeTable(FileType found) => found == FileType.Xlsx || found == FileType.PlainText
        ? null
        : new(found, $"Yang Anda kirim {Article(found)}. Mohon kirim Excel (.xlsx) atau CSV.");

    private static string Article(FileType found) => found switch
    {
        _ when found == FileType.Empty => "kosong",
        _ when found == FileType.Program => "adalah program, demi keamanan tidak kami terima",
        _ when found == FileType.MacroDocument => "adalah dokumen dengan makro, demi keamanan tidak kami terima",
        _ when found == FileType.OldOffice => "adalah dokumen Office lama (.doc atau .xls); simpan dahulu sebagai PDF",
        _ when found == FileType.CutOff => "terpotong di tengah, jadi tidak dapat dibuka",
        _ => $"adalah {found.Name}",
    };

    private static string Wanted(MediaKind asked) => asked switch
    {
        MediaKind.Photo => "Mohon kirim foto (JPEG, PNG, WebP, atau HEIC).",
        MediaKind.Video => "Mohon kirim video (MP4, 3GP, atau MOV).",
        MediaKind.Document => "Mohon kirim foto, PDF, Word (.docx), Excel (.xlsx), video, atau rekaman suara.",
        MediaKind.Audio or MediaKind.Voice => "Mohon kirim rekaman suara.",
    };
}

/// <summary>A file that is not taken.</summary>
/// <param name="Found">What it is.</param>
/// <param name="Text">What the sender reads.</param>
public sealed record MediaRefusal(FileType Found, string Text);
