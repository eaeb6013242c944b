using Samsyn.Web.Design;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDesign();
builder.Services.AddRazorPages().WithRazorPagesAtContentRoot();
var app = builder.Build();
app.UseLanguages();
app.UseDesignFiles();
app.UseRouting();
app.MapRazorPages();
app.Run();
