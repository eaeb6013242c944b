namespace Samsyn.Web.Design.Drawings;

/// <summary>A rectangle in the units of a drawing; y grows downwards.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    /// <summary>True when the two cover a common area; touching edges do not count.</summary>
    public bool Overlaps(Box other) =>
        X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public bool Contains(Box other) =>
        X <= other.X && other.Right <= Right && Y <= other.Y && other.Bottom <= Bottom;
}
