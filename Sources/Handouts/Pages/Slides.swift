/// A page as slides: a section at a time, led by the arrow keys.
///
/// The script adds all of it; without one the page reads from top to bottom.
enum Slides {
  /// Styles that a page without slides does not need.
  static let sheet: Markup = """
    .slides main>section{display:none}.slides main>section.now{display:block}
    .slides body{max-width:64rem;font-size:1.25rem;padding-bottom:5rem}
    .slides.later body>header,.slides body>footer{display:none}
    .slides main>section:focus{outline:none}.slides pre{font-size:1.05rem}
    .slides figure svg{zoom:1.35}
    .steps{position:fixed;right:1rem;bottom:1rem;display:flex;gap:.5rem;align-items:center;
    font:1rem system-ui,sans-serif;background:var(--panel);border:1px solid var(--line);
    border-radius:.4rem;padding:.3rem .5rem}
    .steps button{font:inherit;min-width:2.6rem;min-height:2.2rem;color:inherit;background:none;
    border:1px solid var(--line);border-radius:.3rem;cursor:pointer}
    .steps p{margin:0}
    @media print{.slides main>section{display:block!important;break-before:page}
    .slides main>section:first-child{break-before:auto}.slides body{font-size:11pt}.steps{display:none}
    .slides body>header,.slides body>footer{display:block!important}}
    """

  /// The script.
  static let script: Markup = #"""
    (()=>{
    const slides=[...document.querySelectorAll("main>section")],root=document.documentElement;
    if(slides.length<2)return;
    const bar=document.createElement("div"),place=document.createElement("p");
    const button=(sign,name,by)=>{const b=document.createElement("button");b.type="button";
    b.textContent=sign;b.setAttribute("aria-label",name);b.onclick=()=>show(now+by);return b};
    const back=button("←","Back",-1),on=button("→","On",1);
    bar.className="steps";bar.setAttribute("role","navigation");bar.setAttribute("aria-label","Slides");
    place.setAttribute("aria-live","polite");bar.append(back,place,on);document.body.append(bar);
    slides.forEach(s=>{s.tabIndex=-1});
    const found=()=>{const t=location.hash&&document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return t?slides.findIndex(s=>s.contains(t)):-1};
    let now=0;
    const show=(n,keep)=>{now=Math.min(Math.max(n,0),slides.length-1);
    slides.forEach((s,i)=>s.classList.toggle("now",i===now));
    root.classList.toggle("later",now>0);place.textContent=`${now+1} / ${slides.length}`;
    back.disabled=now===0;on.disabled=now===slides.length-1;
    if(keep)return;const h=slides[now].querySelector("h1,h2");
    history.replaceState(null,"",h?"#"+h.id:location.pathname);scrollTo(0,0);
    slides[now].focus({preventScroll:true})};
    root.classList.add("slides");show(Math.max(found(),0),true);
    addEventListener("hashchange",()=>{const n=found();if(n>=0){show(n,true);
    document.getElementById(decodeURIComponent(location.hash.slice(1))).scrollIntoView()}});
    addEventListener("keydown",e=>{
    if(e.ctrlKey||e.altKey||e.metaKey||e.shiftKey)return;
    const f=document.activeElement,wide=f&&f.scrollWidth>f.clientWidth&&f.tagName==="PRE";
    const by={ArrowRight:wide?0:1,ArrowLeft:wide?0:-1,PageDown:1,PageUp:-1,
    Home:-slides.length,End:slides.length}[e.key];
    if(by){e.preventDefault();show(now+by)}});
    })();
    """#

  /// The SHA-256 of the script, in base64: no other script runs on the page.
  static let hash: Markup = "twNQtQKNjmYORyMst7Q3n1ociTXBuJcG8KadyEeeaKs="
}
